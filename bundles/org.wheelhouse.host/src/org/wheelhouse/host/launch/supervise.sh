#!/bin/sh
# Starts one machine, stays until it ends, and keeps how it ended. Outlives the workbench: it runs in a session of its own,
# holds no pipe to anybody, and ignores that a terminal is closed.
#
# usage: supervise.sh FOLDER PROGRAM [ARGUMENT...]
#
# In FOLDER:
#   log      what the machine writes to standard output and error; opened to append, so that it may be cut while in use. What is
#            in the middle of a long one is left out: a machine that runs for months must not fill the folder, which is in memory
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

# The first and the last part of a log are kept when it has become longer than four of these, in KiB.
part=256

cut_log() {
	size=$(wc -c <"$folder/log") || return
	[ "$((size / 1024))" -ge "$((part * 4))" ] || return
	{
		dd if="$folder/log" bs=1024 count="$part" 2>/dev/null
		printf '\n[%s KiB are left out here]\n' "$((size / 1024 - part * 2))"
		tail -c "$((part * 1024))" "$folder/log"
	} >"$folder/log.new" && cat "$folder/log.new" >"$folder/log"
	rm -f "$folder/log.new"
}

# Looks at the log now and then, as long as process $1 runs that began at $2. Outlives this script if somebody ends that.
watch_log() {
	pause=1
	trap 'kill "$!"; exit' TERM
	while [ "$(start_ticks "$1")" = "$2" ]; do
		sleep "$pause" &
		wait "$!"
		cut_log
		[ "$pause" -ge 8 ] || pause=$((pause * 2))
	done
}

"$@" </dev/null >>"$folder/log" 2>&1 &
machine=$!
start=$(start_ticks "$machine")
keep process <<PROCESS
pid=$machine
start=$start
supervisor.pid=$$
supervisor.start=$(start_ticks $$)
PROCESS

watch_log "$machine" "$start" </dev/null >/dev/null 2>&1 &
watcher=$!
wait "$machine"
status=$?
kill "$watcher"
cut_log
echo "status=$status" | keep exit
