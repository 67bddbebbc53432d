#!/bin/sh
# Runs once, when the data directory is empty: a database for each service, a role that owns and migrates it, and a
# role that the service works with and that may do no more than the migrations grant it.
set -eu

for database in incident_command timeline postmortem; do
    psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
        -v database="$database" -v owner="${database}_owner" -v app="${database}_app" \
        -v owner_password="$MAYDAY_OWNER_PASSWORD" -v app_password="$MAYDAY_APP_PASSWORD" <<'SQL'
create role :"owner" login password :'owner_password';
create role :"app" login password :'app_password';
create database :"database" owner :"owner" encoding 'UTF8' template template0 lc_collate 'C' lc_ctype 'C';
revoke all on database :"database" from public;
grant connect on database :"database" to :"app";
SQL
done
