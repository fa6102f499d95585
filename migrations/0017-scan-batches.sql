-- 扫描批次. Each pile that was uploaded: how far it was read, and what could not be.

create table scan_batches (
  county text not null,
  id uuid not null,
  campaign uuid not null,
  unit text collate "C" not null,
  state text not null,
  task uuid,
  files integer not null,
  pages integer not null default 0,
  total integer not null default 0,
  twice integer not null default 0,
  refused jsonb not null default '[]',
  begun_at timestamptz not null,
  begun_by uuid not null,
  ended_at timestamptz,
  constraint scan_batches_pk primary key (county, id),
  constraint scan_batches_campaign foreign key (county, campaign) references campaigns (county, id) on delete cascade,
  constraint scan_batches_state check (state in ('running', 'done', 'cancelled', 'interrupted'))
);
comment on table scan_batches is '扫描批次：每次上传的一沓一行，识别到哪里、哪些文件没有读成';
comment on column scan_batches.county is '所属县区划代码（6位）';
comment on column scan_batches.id is '批次标识';
comment on column scan_batches.campaign is '哪一专项';
comment on column scan_batches.unit is '上传人所在机构的路径';
comment on column scan_batches.state is '状态：正在识别、已完成、已取消、已中断';
comment on column scan_batches.task is '后台任务标识';
comment on column scan_batches.files is '几份文件';
comment on column scan_batches.pages is '已识别的页数';
comment on column scan_batches.total is '总页数；还没有读到的文件不计';
comment on column scan_batches.twice is '以前上传过、没有再计的页数';
comment on column scan_batches.refused is '没有读成的文件：第几份、为什么';
comment on column scan_batches.begun_at is '上传时间';
comment on column scan_batches.begun_by is '上传人';
comment on column scan_batches.ended_at is '结束时间';
create index scan_batches_unit on scan_batches (county, campaign, unit, begun_at desc);
create index scans_batch on scans (county, batch);
