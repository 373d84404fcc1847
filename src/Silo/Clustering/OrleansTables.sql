-- Tables and statements for the ADO.NET providers of Orleans 10.4. The providers read the statements from the table orleansquery and
-- run them. They fix the name of that table, the parameters (@…) and the result columns; the other tables and the statements are ours.
-- The script may be applied again at any time, to running silos too: they keep the statements they started with.

create schema if not exists orleans;

create table if not exists orleans.orleansquery
(
    querykey  text primary key,
    querytext text not null
);

-- One row per cluster. Its version orders all changes of membership: a writer wins if it raises the version that it read.
create table if not exists orleans.cluster
(
    cluster_id text primary key,
    version    integer not null default 0,
    changed_at timestamptz not null default now()
);

-- A silo that starts again is a new row: the generation is its start time.
create table if not exists orleans.silo
(
    cluster_id    text not null references orleans.cluster on delete cascade,
    address       text not null,
    port          integer not null,
    generation    integer not null,
    silo_name     text not null,
    host_name     text not null,
    status        integer not null,
    gateway_port  integer not null,
    suspect_times text,
    started_at    timestamptz not null,
    alive_at      timestamptz not null,
    primary key (cluster_id, address, port, generation)
);

-- Both hashes follow from the other columns and stand first because integers compare fast. A grain key without an
-- extension has none (null), which is another grain than one with an empty extension: hence "nulls not distinct".
-- A cleared state keeps its row and version, so that a writer from before the clearing still loses.
create table if not exists orleans.grain_state
(
    grain_id_hash   integer not null,
    grain_type_hash integer not null,
    grain_id_n0     bigint not null,
    grain_id_n1     bigint not null,
    service_id      text not null,
    grain_type      text not null,
    grain_key       text,
    version         integer not null,
    payload         bytea,
    changed_at      timestamptz not null default now(),
    constraint grain_state_once unique nulls not distinct
        (grain_id_hash, grain_type_hash, grain_id_n0, grain_id_n1, service_id, grain_type, grain_key)
);

-- The hash is an unsigned position on the ring, sent as a signed integer. Signed order is the same ring turned by
-- half a circle, and the providers choose between the two range statements in signed order too, so ranges hold.
create table if not exists orleans.reminder
(
    service_id    text not null,
    grain_id      text not null,
    reminder_name text not null,
    grain_hash    integer not null,
    start_time    timestamptz not null,
    period_ms     bigint not null,
    version       integer not null default 0,
    primary key (service_id, grain_id, reminder_name)
);

create index if not exists reminder_on_ring on orleans.reminder (service_id, grain_hash);

insert into orleans.orleansquery (querykey, querytext)
values

-- Membership

('InsertMembershipVersionKey', $sql$
    with founded as (
        insert into orleans.cluster (cluster_id) values (@DeploymentId)
        on conflict do nothing
        returning cluster_id)
    select count(*) from founded
$sql$),

-- The update locks the row of the cluster: a racing writer waits, then finds another version than it read.
('InsertMembershipKey', $sql$
    with advanced as (
        update orleans.cluster c
        set version = c.version + 1, changed_at = now()
        where c.cluster_id = @DeploymentId and c.version = @Version
          and not exists (
              select from orleans.silo s
              where s.cluster_id = @DeploymentId and s.address = @Address and s.port = @Port
                and s.generation = @Generation)
        returning c.cluster_id),
    joined as (
        insert into orleans.silo
            (cluster_id, address, port, generation, silo_name, host_name, status, gateway_port, started_at, alive_at)
        select cluster_id, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
        from advanced
        returning cluster_id)
    select count(*) from joined
$sql$),

-- The silo is locked before the version moves, so that no version is spent on a row that a clean-up just took.
('UpdateMembershipKey', $sql$
    with member as materialized (
        select cluster_id from orleans.silo
        where cluster_id = @DeploymentId and address = @Address and port = @Port and generation = @Generation
        for update),
    advanced as (
        update orleans.cluster c
        set version = c.version + 1, changed_at = now()
        from member
        where c.cluster_id = member.cluster_id and c.version = @Version
        returning c.cluster_id),
    changed as (
        update orleans.silo s
        set status = @Status, suspect_times = @SuspectTimes, alive_at = @IAmAliveTime
        from advanced
        where s.cluster_id = advanced.cluster_id and s.address = @Address and s.port = @Port
          and s.generation = @Generation
        returning s.cluster_id)
    select count(*) from changed
$sql$),

-- A heartbeat does not change the membership: the version stays.
('UpdateIAmAlivetimeKey', $sql$
    update orleans.silo set alive_at = @IAmAliveTime
    where cluster_id = @DeploymentId and address = @Address and port = @Port and generation = @Generation
$sql$),

-- Both reads must yield the version even when there is no silo yet.
('MembershipReadRowKey', $sql$
    select s.address as Address, s.port as Port, s.generation as Generation, s.silo_name as SiloName,
           s.host_name as HostName, s.status as Status, s.gateway_port as ProxyPort, s.suspect_times as SuspectTimes,
           s.started_at as StartTime, s.alive_at as IAmAliveTime, c.version as Version
    from orleans.cluster c
    left join orleans.silo s
      on s.cluster_id = c.cluster_id and s.address = @Address and s.port = @Port and s.generation = @Generation
    where c.cluster_id = @DeploymentId
$sql$),

('MembershipReadAllKey', $sql$
    select s.address as Address, s.port as Port, s.generation as Generation, s.silo_name as SiloName,
           s.host_name as HostName, s.status as Status, s.gateway_port as ProxyPort, s.suspect_times as SuspectTimes,
           s.started_at as StartTime, s.alive_at as IAmAliveTime, c.version as Version
    from orleans.cluster c
    left join orleans.silo s on s.cluster_id = c.cluster_id
    where c.cluster_id = @DeploymentId
$sql$),

-- For clients that find silos through the database; a silo without a gateway has port 0.
('GatewaysQueryKey', $sql$
    select address as Address, gateway_port as ProxyPort, generation as Generation
    from orleans.silo
    where cluster_id = @DeploymentId and status = @Status and gateway_port > 0
$sql$),

-- The silos go with the cluster (on delete cascade).
('DeleteMembershipTableEntriesKey', $sql$
    delete from orleans.cluster where cluster_id = @DeploymentId
$sql$),

-- Only dead silos (status 6) are deleted. If the second statement exists, the provider uses it, one row at a time: it deletes a row only
-- if it has not changed since it was read. An empty list of suspicions is read as none.
('CleanupDefunctSiloEntriesKey', $sql$
    delete from orleans.silo
    where cluster_id = @DeploymentId and status = 6 and started_at < @IAmAliveTime and alive_at < @IAmAliveTime
$sql$),

('CleanupDefunctSiloEntryKey', $sql$
    delete from orleans.silo
    where cluster_id = @DeploymentId and address = @Address and port = @Port and generation = @Generation
      and status = 6 and started_at = @StartTime and alive_at = @IAmAliveTime
      and coalesce(suspect_times, '') = coalesce(@SuspectTimes, '')
$sql$),

-- Grain state: a statement that changed nothing returns no row, which the provider reports as an inconsistent state.

-- Without a version the state must be new; of two such writers the unique constraint lets one in.
('WriteToStorageKey', $sql$
    with replaced as (
        update orleans.grain_state
        set payload = @PayloadBinary, version = version + 1, changed_at = now()
        where grain_id_hash = @GrainIdHash and grain_type_hash = @GrainTypeHash
          and grain_id_n0 = @GrainIdN0 and grain_id_n1 = @GrainIdN1
          and service_id = @ServiceId and grain_type = @GrainTypeString
          and grain_key is not distinct from @GrainIdExtensionString
          and version = @GrainStateVersion
        returning version),
    created as (
        insert into orleans.grain_state
            (grain_id_hash, grain_type_hash, grain_id_n0, grain_id_n1, service_id, grain_type, grain_key, version, payload)
        select @GrainIdHash, @GrainTypeHash, @GrainIdN0, @GrainIdN1, @ServiceId, @GrainTypeString,
               @GrainIdExtensionString, 1, @PayloadBinary
        where @GrainStateVersion is null
        on conflict do nothing
        returning version)
    select version as NewGrainStateVersion from replaced
    union all
    select version from created
$sql$),

('ReadFromStorageKey', $sql$
    select payload as PayloadBinary, version as Version
    from orleans.grain_state
    where grain_id_hash = @GrainIdHash and grain_type_hash = @GrainTypeHash
      and grain_id_n0 = @GrainIdN0 and grain_id_n1 = @GrainIdN1
      and service_id = @ServiceId and grain_type = @GrainTypeString
      and grain_key is not distinct from @GrainIdExtensionString
$sql$),

('ClearStorageKey', $sql$
    update orleans.grain_state
    set payload = null, version = version + 1, changed_at = now()
    where grain_id_hash = @GrainIdHash and grain_type_hash = @GrainTypeHash
      and grain_id_n0 = @GrainIdN0 and grain_id_n1 = @GrainIdN1
      and service_id = @ServiceId and grain_type = @GrainTypeString
      and grain_key is not distinct from @GrainIdExtensionString
      and version = @GrainStateVersion
    returning version as NewGrainStateVersion
$sql$),

-- The provider expects another version than the one it sent, although no row is left to hold it.
('DeleteStorageKey', $sql$
    delete from orleans.grain_state
    where grain_id_hash = @GrainIdHash and grain_type_hash = @GrainTypeHash
      and grain_id_n0 = @GrainIdN0 and grain_id_n1 = @GrainIdN1
      and service_id = @ServiceId and grain_type = @GrainTypeString
      and grain_key is not distinct from @GrainIdExtensionString
      and version = @GrainStateVersion
    returning version + 1 as NewGrainStateVersion
$sql$),

-- Reminders

('UpsertReminderRowKey', $sql$
    insert into orleans.reminder as r (service_id, grain_id, reminder_name, grain_hash, start_time, period_ms)
    values (@ServiceId, @GrainId, @ReminderName, @GrainHash, @StartTime, @Period)
    on conflict (service_id, grain_id, reminder_name) do update
    set grain_hash = excluded.grain_hash, start_time = excluded.start_time, period_ms = excluded.period_ms,
        version = r.version + 1
    returning version as Version
$sql$),

('ReadReminderRowKey', $sql$
    select grain_id as GrainId, reminder_name as ReminderName, start_time as StartTime, period_ms as Period, version as Version
    from orleans.reminder
    where service_id = @ServiceId and grain_id = @GrainId and reminder_name = @ReminderName
$sql$),

('ReadReminderRowsKey', $sql$
    select grain_id as GrainId, reminder_name as ReminderName, start_time as StartTime, period_ms as Period, version as Version
    from orleans.reminder
    where service_id = @ServiceId and grain_id = @GrainId
$sql$),

-- A range excludes its begin and includes its end.
('ReadRangeRows1Key', $sql$
    select grain_id as GrainId, reminder_name as ReminderName, start_time as StartTime, period_ms as Period, version as Version
    from orleans.reminder
    where service_id = @ServiceId and grain_hash > @BeginHash and grain_hash <= @EndHash
$sql$),

-- The range that wraps around; begin = end is the whole ring.
('ReadRangeRows2Key', $sql$
    select grain_id as GrainId, reminder_name as ReminderName, start_time as StartTime, period_ms as Period, version as Version
    from orleans.reminder
    where service_id = @ServiceId and (grain_hash > @BeginHash or grain_hash <= @EndHash)
$sql$),

('DeleteReminderRowKey', $sql$
    with gone as (
        delete from orleans.reminder
        where service_id = @ServiceId and grain_id = @GrainId and reminder_name = @ReminderName and version = @Version
        returning version)
    select count(*) from gone
$sql$),

('DeleteReminderRowsKey', $sql$
    delete from orleans.reminder where service_id = @ServiceId
$sql$)

on conflict (querykey) do update set querytext = excluded.querytext
where orleansquery.querytext <> excluded.querytext;
