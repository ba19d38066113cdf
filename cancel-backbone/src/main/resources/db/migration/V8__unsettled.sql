-- Line items of which no verdict could be reached, because their transaction fails for what they contain. For a human.
create table cancellation.unsettled_item (
    id          bigint generated always as identity primary key,
    action_id   uuid        not null,
    order_id    bigint      not null,
    line_number integer     not null,
    cause       text        not null,
    state       text        not null default 'NEEDS_REVIEW' check (state in ('NEEDS_REVIEW', 'RETRIED')),
    recorded_at timestamptz not null,
    retried_by  uuid,       -- the action that tries it again
    constraint unsettled_once_per_action unique (action_id, line_number)
);
create index unsettled_waiting on cancellation.unsettled_item (id) where state = 'NEEDS_REVIEW';

grant select, insert, update (state, retried_by) on cancellation.unsettled_item to countermand_worker;
