namespace PartnershipForChange.Matching.Placements.Solving;

/// <summary>A node of the proof while it is being built: the duals of a leaf, or a branch.</summary>
internal sealed class ProofNode
{
    public int[][] GuestValues { get; private set; } = [];

    public int[][] SlotPrices { get; private set; } = [];

    public int[][] AwayPrices { get; private set; } = [];

    public int Scale { get; private set; } = 1;

    /// <summary>Organisation * weeks + week of the limit branched on.</summary>
    public int Key { get; private set; }

    /// <summary>Guests branched on, as indices into the problem's; empty at a leaf.</summary>
    public int[] Guests { get; private set; } = [];

    public ProofNode[] Children { get; private set; } = [];

    /// <summary>What proves a level, where the proof goes on from there: see <see cref="PlacementCut"/>.</summary>
    public ProofNode? Below { get; private set; }

    /// <summary>What proves the levels after.</summary>
    public ProofNode? Rest { get; private set; }

    /// <summary>The level proven by <see cref="Below"/>, and its weight in the next from then on.</summary>
    public (int Level, int Weight) Cut { get; private set; }

    /// <summary>Organisation * weeks + week per row of <see cref="AwayPrices"/>.</summary>
    public int[] AwayKeys { get; private set; } = [];

    /// <summary>Keeps a leaf's duals.</summary>
    public static ProofNode Of(LevelSolver solver) => new() { GuestValues = solver.GuestValues, SlotPrices = solver.SlotPrices };

    /// <summary>Keeps a leaf's duals.</summary>
    public void SetLeaf(LimitRelaxation relaxation, IEnumerable<int> keys)
    {
        GuestValues = relaxation.Values;
        SlotPrices = relaxation.Prices;
        AwayPrices = relaxation.Away;
        AwayKeys = [.. keys];
        Scale = relaxation.Scale;
    }

    /// <summary>Keeps the duals of another leaf, of fewer weeks off, and no branches.</summary>
    public void SetLeaf(ProofNode leaf)
    {
        (GuestValues, SlotPrices, AwayPrices, AwayKeys, Scale) = (leaf.GuestValues, leaf.SlotPrices, leaf.AwayPrices, leaf.AwayKeys, leaf.Scale);
        Guests = [];
        Children = [];
    }

    /// <summary>Makes it a cut; returns what is to prove the rest.</summary>
    public ProofNode SetCut(int level, int weight, ProofNode below)
    {
        SetLeaf(new ProofNode());
        Cut = (level, weight);
        Below = below;
        return Rest = new ProofNode();
    }

    /// <summary>Makes it a branch.</summary>
    public ProofNode[] Branch(int key, int[] guests)
    {
        SetLeaf(new ProofNode());
        Key = key;
        Guests = guests;
        Children = Array.ConvertAll(guests, _ => new ProofNode());
        return Children;
    }
}
