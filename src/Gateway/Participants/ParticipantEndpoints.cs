using Samlop.Registers;
using Samlop.Routes;

namespace Samlop.Participants;

internal static class ParticipantEndpoints
{
    public static void MapParticipants(this IEndpointRouteBuilder region)
    {
        var register = region.To<IRegisterGrain>(key: "{region}", tag: "Participants");
        var participants = region.MapGroup("/participants").To<IParticipantGrain>(key: "{region}/{id}", tag: "Participants");

        participants.Create<InviteParticipant>("", (participant, command) => participant.Invite(command), PersonOf);
        register.List(
            "/participants",
            (register, asked) =>
                register.Participants(asked.Query("course"), asked.Query("municipality"), asked.Query("group"), asked.Page),
            row => row.Id).WithSummary("The participants of the region, of a course, a municipality or a group.");
        participants.Get("/{id}", (participant, asked) => participant.View(asked.StreamMoment));

        participants.Put<CorrectDetails>("/{id}/details", (participant, command) => participant.CorrectDetails(command));
        participants.Post<EnrolParticipant>("/{id}/enrolments", (participant, command) => participant.Enrol(command));
        participants.Post<TransferParticipant>("/{id}/transfers", (participant, command) => participant.Transfer(command));
        participants.Post<WithdrawParticipant>("/{id}/withdrawals", (participant, command) => participant.Withdraw(command));

        participants.Post<CompleteActivity>("/{id}/activities", (participant, command) => participant.CompleteActivity(command));
        participants.Post<AnswerMapping>("/{id}/mapping-answers", (participant, command) => participant.AnswerMapping(command));
        participants.Post<WriteReflection>("/{id}/reflections", (participant, command) => participant.WriteReflection(command));

        participants.Post<AttendGathering>("/{id}/attendances", (participant, command) => participant.AttendGathering(command));
        participants.Post<CorrectAttendance>(
            "/{id}/attendance-corrections", (participant, command) => participant.CorrectAttendance(command));
        participants.Post<SendSubstitute>("/{id}/substitutes", (participant, command) => participant.SendSubstitute(command));

        participants.Put<RestrictPersonalData>("/{id}/restriction", (participant, command) => participant.RestrictPersonalData(command));
        participants.Delete("/{id}/personal-data", (participant, at) => participant.ErasePersonalData(new ErasePersonalData()));
    }

    /// <summary>
    /// The id of the invited person derives from the e-mail address, not from the command: a person whom several courses invite is one
    /// participant of the region.
    /// </summary>
    private static Task<string> PersonOf(Exchange exchange, InviteParticipant command) =>
        exchange.Ask(exchange.Address.Region, (IPeopleGrain people) => people.PersonFor(command.Details.Email));
}
