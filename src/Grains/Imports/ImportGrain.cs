using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Samlop.Access;
using Samlop.Courses;
using Samlop.ManagementGroups;
using Samlop.Participants;
using Samlop.People;
using Samlop.Registers;

namespace Samlop.Imports;

/// <summary>
/// Keeps an upload in grain storage, sealed, since it has no history worth keeping. Once confirmed, it is carried out in the background.
/// </summary>
[GrainType("import")]
public sealed class ImportGrain(
    [PersistentState("import", "imports")] IPersistentState<ImportState> kept,
    IHistory history, IVault vault, ILogger<ImportGrain> log) : Grain, IImportGrain, IRemindable
{
    private const int LongestSheet = 10_000, Abreast = 16, Chunk = 200;

    private const string GoOn = "go-on";

    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(1);

    private IGrainTimer? _work;

    private string Region => StreamKey.Of(this.GetGrainId()).Region;

    private string Id => StreamKey.Of(this.GetGrainId()).Id;

    private ImportState State => kept.State;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (State.Phase is ImportPhase.Running)
            Work();
        return Task.CompletedTask;
    }

    public async Task<ImportView> Preview(PreviewImport command)
    {
        var hash = Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(command)));
        if (kept.RecordExists && State.Phase is not ImportPhase.Previewed)
            return State.Hash == hash
                ? View(State)
                : throw new Refused("import-already-confirmed", $"This import was confirmed already. Upload the file anew.");
        if (command.Rows.Count == 0)
            throw new Refused("sheet-empty", $"The file has no rows with people.", RefusalKind.Invalid);
        if (command.Rows.Count > LongestSheet)
            throw new Refused(
                "sheet-too-long", $"The file has {command.Rows.Count} rows; {LongestSheet} is the most at a time.", RefusalKind.Invalid);

        var course = await Standing(command.Course);
        var plan = new ImportPlan(course, await InCourse(command), await Groups(command.Course)).Look(command.Rows);
        kept.State = new ImportState
        {
            Course = command.Course,
            Rows = [.. plan.Rows],
            Findings = [.. command.Findings.Concat(plan.Findings).OrderBy(finding => finding.Kind).ThenBy(finding => finding.Line)],
            Total = command.Rows.Count,
            KnownPeople = plan.KnownPeople,
            NewPeople = plan.Rows.Count - plan.KnownPeople,
            NewGroups = plan.Rows.Where(row => row.NewGroup).Select(row => row.Group).Distinct().Count(),
            Hash = hash,
        };
        await kept.WriteStateAsync();
        return View(State);
    }

    public async Task<ImportView> Confirm(ConfirmImport command)
    {
        Uploaded();
        if (State.Phase is not ImportPhase.Previewed)
            return View(State);
        if (State.Findings.Any(finding => finding.Kind is FindingKind.Error))
            throw new Refused("import-has-errors", $"Correct the errors in the file and upload it again; nothing was imported.");

        var call = Acting.Current.Call;
        (State.Phase, State.Enrol) = (ImportPhase.Running, command.Enrol);
        (State.ConfirmedBy, State.Correlation, State.Effective) = (call.Subject, call.Correlation, call.Effective);
        await kept.WriteStateAsync();
        await this.RegisterOrUpdateReminder(GoOn, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        Work();
        return View(State);
    }

    public Task<ImportView> View()
    {
        Uploaded();
        return Task.FromResult(View(State));
    }

    /// <summary>Activates the grain again after its silo died; the activation continues the work.</summary>
    public Task ReceiveReminder(string reminderName, TickStatus status) =>
        State.Phase is ImportPhase.Running ? Task.CompletedTask : StopReminding();

    private void Uploaded()
    {
        if (!kept.RecordExists)
            throw new Refused("import-unknown", $"There is no such import. Upload the file again.", RefusalKind.NotFound);
    }

    private void Work() =>
        _work ??= this.RegisterGrainTimer(CarryOut, new GrainTimerCreationOptions(Soon, Soon) { KeepAlive = true, Interleave = true });

    /// <summary>
    /// Carries out one chunk of rows. The position moves when the whole chunk is done; a row carried out twice is recognised by its command
    /// ids.
    /// </summary>
    private async Task CarryOut(CancellationToken cancellation)
    {
        try
        {
            var rows = State.Rows.Skip(State.Done).Take(Chunk).ToList();
            foreach (var group in rows.Where(row => row.NewGroup).DistinctBy(row => row.Group))
            {
                var form = new FormGroup(State.Course, group.Municipality, group.Row.Group.Trim());
                await Ask($"form {group.Group}", () => Grain<IManagementGroupGrain>(group.Group).Form(form));
            }

            using var places = new SemaphoreSlim(Abreast);
            await Task.WhenAll(rows.Select(async row =>
            {
                await places.WaitAsync(cancellation);
                try
                {
                    await CarryOut(row);
                }
                finally
                {
                    places.Release();
                }
            }));
            State.Done += rows.Count;
            if (State.Done >= State.Rows.Count)
                (State.Phase, State.Rows) = (ImportPhase.Done, []);
            await kept.WriteStateAsync(CancellationToken.None);
            if (State.Phase is not ImportPhase.Done)
                return;
            _work?.Dispose();
            _work = null;
            await StopReminding();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogWarning(fault, "An import was interrupted; it goes on by itself");
            _work?.Change(TimeSpan.FromSeconds(1), Soon);
        }
    }

    private async Task CarryOut(PlannedRow planned)
    {
        var row = planned.Row;
        var person = await vault.PersonFor(Region, row.Email);
        var details = new PersonalDetails(row.GivenName.Trim(), row.FamilyName.Trim(), row.Email.Trim(), row.Position?.Trim());
        var participant = Grain<IParticipantGrain>(person);
        var invite = new InviteParticipant(State.Course, planned.Municipality, planned.Group, row.Lead, details);
        var refused = await Ask($"invite {person}", () => participant.Invite(invite))
            ?? (State.Enrol ? await Ask($"enrol {person}", () => participant.Enrol(new EnrolParticipant(State.Course))) : null);
        if (refused is not null && refused.Code != "already-in-course")
            State.Findings.Add(new Finding(row.Line, FindingKind.Warning, refused.Code, null, refused.Message));
    }

    private Task<Refused?> Ask(string what, Func<Task> ask) =>
        new SystemCall(FactId.OfName(Region, Id, what), State.Correlation, null, State.Effective, State.ConfirmedBy).Ask(ask);

    private async Task<CourseStanding> Standing(string course) =>
        await Grain<ICourseGrain>(course).Standing().OrNull()
            ?? throw new Refused("course-unknown", $"There is no such course.", RefusalKind.Invalid);

    /// <summary>The addresses of people who take part in the course already.</summary>
    private async Task<IReadOnlySet<string>> InCourse(PreviewImport command)
    {
        var persons = await vault.Find(Region, [.. command.Rows.Select(row => row.Email)]);
        string[] streams = [.. persons.Values.Distinct().Select(person => $"{new StreamKey(Participant.Kind, Region, person)}")];
        var taking = (await history.Read(Region, streams, CancellationToken.None))
            .GroupBy(fact => fact.Stream)
            .Where(stream => TakesPart(stream.Fold<Participant, ParticipantFact>()))
            .Select(stream => StreamKey.Parse(stream.Key).Id)
            .ToHashSet();
        return persons.Where(pair => taking.Contains(pair.Value)).Select(pair => pair.Key).ToHashSet();

        bool TakesPart(Participant person) => person.Courses.GetValueOrDefault(command.Course) is
        { Phase: not (EnrolmentPhase.Declined or EnrolmentPhase.Withdrawn) };
    }

    private async Task<Dictionary<(string, string), string>> Groups(string course)
    {
        var groups = new Dictionary<(string, string), string>();
        await foreach (var group in GrainFactory.GetGrain<IRegisterGrain>(Region).Groups(course, null, Page.All))
            groups.TryAdd((group.Municipality, group.Name.Trim().ToLowerInvariant()), group.Id);
        return groups;
    }

    private TGrain Grain<TGrain>(string id) where TGrain : IGrainWithStringKey => GrainFactory.GetGrain<TGrain>($"{Region}/{id}");

    private async Task StopReminding()
    {
        if (await this.GetReminder(GoOn) is { } reminder)
            await this.UnregisterReminder(reminder);
    }

    private ImportView View(ImportState state) => new(
        Id, state.Course, state.Phase, state.Total, state.Done, state.NewPeople, state.KnownPeople, state.NewGroups, [.. state.Findings]);
}
