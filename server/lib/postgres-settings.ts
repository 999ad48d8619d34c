/** The settings of the embedded server, as arguments of `postgres`; `more` stands over the usual ones. */
export function postgresSettings(
  isDurable: boolean,
  more: Readonly<Record<string, string>> = {},
): readonly string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    shared_preload_libraries: 'pg_stat_statements',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Values of rows stand in details and statements: the log of the server must hold no personal data.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_min_messages: 'warning',
    log_line_prefix: '%m [%p] ',
    // Short statements all day: compiling a plan costs more than it saves.
    jit: 'off',
    random_page_cost: '1.1',
    work_mem: '16MB',
    ...(isDurable ? durable : fleeting),
    ...more,
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

const durable = {
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  wal_compression: 'on',
  track_io_timing: 'on',
  // What a backup of the running server needs.
  wal_level: 'replica',
  max_wal_senders: '4',
  max_replication_slots: '4',
};

const fleeting = {
  shared_buffers: '128MB',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  max_wal_size: '1GB',
  min_wal_size: '32MB',
  wal_level: 'minimal',
  max_wal_senders: '0',
};
