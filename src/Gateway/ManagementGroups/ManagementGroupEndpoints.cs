using Samlop.Registers;
using Samlop.Routes;

namespace Samlop.ManagementGroups;

internal static class ManagementGroupEndpoints
{
    public static void MapManagementGroups(this IEndpointRouteBuilder region)
    {
        var register = region.To<IRegisterGrain>(key: "{region}", tag: "Management groups");
        var groups = region.MapGroup("/groups").To<IManagementGroupGrain>(key: "{region}/{id}", tag: "Management groups");

        groups.Create<FormGroup>("", (group, command) => group.Form(command));
        register.List(
            "/groups", (register, asked) => register.Groups(asked.Query("course"), asked.Query("municipality"), asked.Page), row => row.Id)
            .WithSummary("The management groups of the region, of a course or of a municipality.");
        groups.Get("/{id}", (group, asked) => group.View(asked.StreamMoment))
            .WithSummary("A management group: its members, where it stands, where it wants to be, what it has decided.");
        groups.Post<AppointLead>("/{id}/lead", (group, command) => group.AppointLead(command));

        groups.Post<CompleteGroupActivity>("/{id}/activities", (group, command) => group.CompleteGroupActivity(command));
        groups.Post<RecordReflection>("/{id}/reflections", (group, command) => group.RecordReflection(command));
        groups.Post<HoldDialogue>("/{id}/dialogues", (group, command) => group.HoldDialogue(command));

        groups.Post<ReleaseMapping>("/{id}/mappings", (group, command) => group.ReleaseMapping(command));
        groups.Get(
            "/{id}/mappings/{module}/{activity}", (group, asked) => group.Mapping(asked["module"], asked["activity"], asked.StreamMoment));
        groups.Put("/{id}/named-mode", (group, at) => group.ConsentToNamedMode(new ConsentToNamedMode()));
        groups.Delete("/{id}/named-mode", (group, at) => group.RevokeNamedMode(new RevokeNamedMode()));

        groups.Post<AgreeStartingPoint>("/{id}/starting-point", (group, command) => group.AgreeStartingPoint(command));
        groups.Post<AgreeFollowUp>("/{id}/follow-up", (group, command) => group.AgreeFollowUp(command));

        groups.Post<SetAmbition>("/{id}/ambitions", (group, command) => group.SetAmbition(command));
        groups.Post<ReviseAmbition>("/{id}/ambition-revisions", (group, command) => group.ReviseAmbition(command));
        groups.Post<WithdrawAmbition>("/{id}/ambition-withdrawals", (group, command) => group.WithdrawAmbition(command));

        groups.Post<ProposeDecision>("/{id}/decisions", (group, command) => group.ProposeDecision(command));
        groups.Post<AdoptDecision>("/{id}/decision-adoptions", (group, command) => group.AdoptDecision(command));
        groups.Post<SupersedeDecision>("/{id}/decision-supersessions", (group, command) => group.SupersedeDecision(command));
        groups.Post<WithdrawDecision>("/{id}/decision-withdrawals", (group, command) => group.WithdrawDecision(command));
        groups.Post<ReportDecisionProgress>("/{id}/decision-progress", (group, command) => group.ReportDecisionProgress(command));
        groups.Post<ConcludeDecision>("/{id}/decision-conclusions", (group, command) => group.ConcludeDecision(command));
    }
}
