# To be sourced: starts a PostgreSQL of its own on a free port of loopback, which ends with the shell, and exports
# OPPORTUNE_POSTGRES. Installs Debian's where there is none. Where that cannot be, says so, and exports nothing.

postgres_bin() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1; }

# PostgreSQL does not run as root.
as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

start_postgres() {
  local bin port
  if [ -z "$(postgres_bin)" ]; then
    { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends postgresql; } >/dev/null 2>&1
  fi
  bin=$(postgres_bin)
  [ -n "$bin" ] || return 1
  postgres_folder=$(mktemp -d) || return 1
  if [ "$(id -u)" = 0 ]; then chown postgres "$postgres_folder" || return 1; fi
  trap stop_postgres EXIT
  port=$(node -e "const s = require('net').createServer().listen(0, '127.0.0.1', () => { console.log(s.address().port); s.close(); })")
  # As a server is set up by default, fsync and all: what is told to be durable is.
  as_postgres "$bin/initdb" --pgdata="$postgres_folder/data" --username=postgres --auth=trust --encoding=UTF8 >/dev/null || return 1
  as_postgres "$bin/pg_ctl" --pgdata="$postgres_folder/data" --log="$postgres_folder/log" --wait \
    --options="-p $port -k '$postgres_folder' -c listen_addresses=127.0.0.1" start >/dev/null || return 1
  export OPPORTUNE_POSTGRES="postgres://postgres@127.0.0.1:$port/postgres"
}

stop_postgres() {
  as_postgres "$(postgres_bin)/pg_ctl" --pgdata="$postgres_folder/data" --mode=immediate stop >/dev/null 2>&1
  rm -rf "$postgres_folder"
}

start_postgres || echo "PostgreSQL could not be installed and started: its store is tried on PGlite"
