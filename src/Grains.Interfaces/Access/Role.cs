namespace Samlop.Access;

/// <summary>A role in Samløp. Tokens carry its name in kebab-case (<c>group-lead</c>).</summary>
public enum Role
{
    /// <summary>Runs the installation: founds regions. The only role without a region.</summary>
    Administrator,
    /// <summary>Coordinates a region: plans courses, imports people, sees boards and journeys.</summary>
    Coordinator,
    /// <summary>Leads gatherings in a region.</summary>
    Facilitator,
    /// <summary>Runs one course from across its municipalities; counts where the course has appointed the person.</summary>
    WorkingGroup,
    /// <summary>Leads one management group; counts where the group has the person as its lead.</summary>
    GroupLead,
    /// <summary>Member of one management group; counts where the group has the person among its members.</summary>
    Member,
    /// <summary>A person, who sees and changes only what is their own.</summary>
    Participant,
    /// <summary>Reads decisions, history and proofs of a region; never a person's answers.</summary>
    Auditor,
    /// <summary>Samløp itself, when a committed fact asks another stream for something. No token carries it.</summary>
    System,
}

/// <summary>A role and the region where it holds; <paramref name="Region"/> is null for <see cref="Role.Administrator"/> alone.</summary>
[GenerateSerializer, Immutable, Alias("access.grant")]
public sealed record Grant(Role Role, string? Region);
