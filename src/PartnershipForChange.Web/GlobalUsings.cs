global using PartnershipForChange.Domain;
