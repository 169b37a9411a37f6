using PartnershipForChange.Application.Proposals;

namespace PartnershipForChange.Web.Tests.Proposals;

public sealed class WordDifferenceTests
{
    [Fact]
    public void Words_that_changed_stand_out_and_the_rest_is_left_alone()
    {
        var parts = WordDifference.Between("Manj poti za ljudi.\n\nDrugi odstavek.", "Manj čakanja za vse ljudi.\n\nDrugi odstavek.");

        Assert.Equal(
            [
                new(DifferenceKind.Same, "Manj "), new(DifferenceKind.Removed, "poti"), new(DifferenceKind.Added, "čakanja"),
                new(DifferenceKind.Same, " za "), new(DifferenceKind.Added, "vse "), new(DifferenceKind.Same, "ljudi.\n\nDrugi odstavek."),
            ],
            parts);
    }

    [Fact]
    public void A_stretch_that_was_replaced_is_one_change_with_its_spaces()
    {
        var parts = WordDifference.Between("Vlogo oddate na spletu danes.", "Vlogo pošljete po pošti danes.");

        Assert.Equal(
            [
                new(DifferenceKind.Same, "Vlogo "), new(DifferenceKind.Removed, "oddate na spletu"), new(DifferenceKind.Added, "pošljete po pošti"),
                new(DifferenceKind.Same, " danes."),
            ],
            parts);
    }

    [Fact]
    public void Equal_texts_have_no_change_and_empty_ones_no_part()
    {
        Assert.Equal([new(DifferenceKind.Same, "Enako.")], WordDifference.Between("Enako.", "Enako."));
        Assert.Empty(WordDifference.Between("", ""));
        Assert.Equal([new(DifferenceKind.Added, "Novo")], WordDifference.Between("", "Novo"));
    }

    [Fact]
    public void Line_ends_of_another_system_are_no_change() =>
        Assert.Equal([new(DifferenceKind.Same, "a\nb")], WordDifference.Between("a\r\nb", "a\nb"));

    [Fact]
    public void Both_texts_can_be_read_back_and_no_shorter_list_of_changes_exists()
    {
        var random = new Random(11);
        string Text() => string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => "abc .\n"[random.Next(6)]));
        for (var i = 0; i < 500; i++)
        {
            var (older, newer) = (Text(), Text());

            var parts = WordDifference.Between(older, newer);

            Assert.Equal(older, string.Concat(parts.Where(p => p.Kind != DifferenceKind.Added).Select(p => p.Text)));
            Assert.Equal(newer, string.Concat(parts.Where(p => p.Kind != DifferenceKind.Removed).Select(p => p.Text)));
        }
    }

    [Fact]
    public void The_edit_script_of_one_line_is_the_shortest()
    {
        var random = new Random(5);
        string[] Words() => [.. Enumerable.Range(0, random.Next(9)).Select(_ => "abc"[random.Next(3)].ToString())];
        for (var i = 0; i < 300; i++)
        {
            var (older, newer) = (Words(), Words());

            // One word a sign, so that signs are words: "+" between them is in both.
            var parts = WordDifference.Between(string.Join('+', older), string.Join('+', newer));

            var changed = parts.Where(p => p.Kind != DifferenceKind.Same).Sum(p => p.Text.Length);
            var (a, b) = (string.Join('+', older), string.Join('+', newer));
            Assert.Equal(a.Length + b.Length - (2 * Longest(a, b)), changed);
        }
    }

    [Fact]
    public void A_text_of_the_longest_kind_rewritten_is_told_in_good_time_as_replaced()
    {
        var older = string.Join(' ', Enumerable.Range(0, 9000).Select(i => $"a{i}"));
        var newer = string.Join(' ', Enumerable.Range(0, 9000).Select(i => $"b{i}"));

        var parts = WordDifference.Between(older, newer);

        Assert.Equal([DifferenceKind.Removed, DifferenceKind.Added], parts.Select(p => p.Kind));
    }

    /// <summary>Length of the longest common subsequence, by the table.</summary>
    private static int Longest(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                table[i, j] = a[i - 1] == b[j - 1] ? table[i - 1, j - 1] + 1 : Math.Max(table[i - 1, j], table[i, j - 1]);
            }
        }

        return table[a.Length, b.Length];
    }
}
