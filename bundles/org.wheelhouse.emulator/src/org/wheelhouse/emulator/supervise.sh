#!/bin/sh
# Starts one machine, stays until it ends, and keeps how it ended. Outlives the workbench: it runs in a session of its own,
# holds no pipe to anybody, and ignores that a terminal is closed.
#
# usage: supervise.sh FOLDER PROGRAM [ARGUMENT...]
#
# In FOLDER:
#   log      what the machine writes to standard output and error; opened to append, so that it may be cut while in use
#   process  ids of the machine and of this script, each with its start time in ticks since boot (field 22 of
#            /proc/PID/stat), because the system gives an id away again
#   exit     the exit status, written at the end. Above 128 it is 128 plus the signal that ended the machine: the shell
#            cannot tell the two apart, but QEMU never leaves with such a status by itself.
trap '' HUP
umask 077
folder=$1
shift

# Puts standard input into FOLDER/$1, all of it or nothing.
keep() {
	cat >"$folder/$1.new" && mv "$folder/$1.new" "$folder/$1"
}

start_ticks() {
	read -r stat <"/proc/$1/stat" || stat=') Z 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0'
	set -- ${stat##*) }
	echo "${20}"
}

"$@" </dev/null >>"$folder/log" 2>&1 &
machine=$!
keep process <<PROCESS
pid=$machine
start=$(start_ticks "$machine")
supervisor.pid=$$
supervisor.start=$(start_ticks $$)
PROCESS

wait "$machine"
echo "status=$?" | keep exit
