package org.wheelhouse.ui.qmp.console;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.events.EventText;
import org.wheelhouse.core.secret.Masking;
import org.wheelhouse.qmp.command.RawCommand;

/**
 * What was said in a console, as a file that can be read, replayed, or run without the workbench. Only what was really sent by
 * a person is in it; what is secret is not. Pure functions.
 */
final class SessionScript {

	private static final int LONGEST_REMARK = 160;

	private SessionScript() {
		// holds no state
	}

	/** A command on each line, what came of it in remarks behind it. */
	static String session(String machine, List<Entry> entries) {
		var lines = new ArrayList<String>();
		lines.add("# QMP session with " + machine + ". A command on each line; lines with # are remarks.");
		entries.forEach(entry -> {
			switch (entry) {
				case Entry.Asked _ -> lines.add("");
				case Entry.Sent sent -> lines.add(line(sent.command()));
				case Entry.Translated(_, String why) -> lines.add(remark("! " + why));
				case Entry.Replied replied -> lines.add(remark("← " + replied.reply()));
				case Entry.Printed printed ->
					printed.text().lines().map(line -> remark("← " + line)).forEach(lines::add);
				case Entry.Failed failed -> lines.add(remark("✕ " + failed.fault().text()));
				case Entry.Heard heard -> lines
						.add(remark("◆ " + heard.event().name() + " " + EventText.words(heard.event().data())));
				case Entry.LeftOut(_, long count) -> lines.add(remark("◆ " + NLS.bind(Messages.Left_Out, count)));
				case Entry.Gesture gesture -> lines.add(remark("⇒ " + gesture.command().toJson()));
			}
		});
		return String.join("\n", lines) + "\n";
	}

	private static String line(RawCommand command) {
		return !Secrets.isIn(command)
				? command.toJson()
				: remark("left out, as it has a secret: " + command.name());
	}

	private static String remark(String text) {
		var line = Masking.text(text).replace('\n', ' ').replace("\r", "");
		return "# " + (line.length() <= LONGEST_REMARK ? line : line.substring(0, LONGEST_REMARK - 1) + "…");
	}

	/** The commands of such a file, in order. */
	static List<String> commands(String session) {
		return session.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
	}

	private static Stream<String> sent(List<Entry> entries) {
		return entries.stream().filter(Entry.Sent.class::isInstance).map(Entry.Sent.class::cast)
				.map(Entry.Sent::command)
				.filter(command -> !Secrets.isIn(command)).map(RawCommand::toJson);
	}

	/** For a POSIX shell with socat; ends with 1 when QEMU refused something. */
	static String shell(String machine, List<Entry> entries) {
		return """
				#!/bin/sh
				# QMP session with MACHINE, recorded by Wheelhouse.
				# usage: SCRIPT SOCKET   (a unix socket, or TCP:host:port)
				set -eu
				case ${1:?the monitor of a machine: a unix socket, or TCP:host:port} in
				TCP:*) monitor=$1 ;;
				*) monitor=UNIX-CONNECT:$1 ;;
				esac
				replies=$(socat -t 30 - "$monitor" <<'QMP'
				{"execute":"qmp_capabilities"}
				COMMANDS
				QMP
				)
				printf '%s\\n' "$replies"
				if printf '%s\\n' "$replies" | grep -q '^{"error"'; then
				\texit 1
				fi
				""".replace("MACHINE", machine.replaceAll("\\R", " ")).replace("COMMANDS",
				String.join("\n", sent(entries).toList()));
	}

	/** For Python 3 without any library; stops at the first refusal. */
	static String python(String machine, List<Entry> entries) {
		var commands = String.join("\n", sent(entries).map(json -> "    r'''" + json.replace("'", "\\u0027") + "''',")
				.toList());
		return """
				#!/usr/bin/env python3
				\"""QMP session with MACHINE, recorded by Wheelhouse.

				usage: SCRIPT SOCKET   (a unix socket, or host:port)
				\"""
				import json
				import socket
				import sys

				COMMANDS = [
				RECORDED
				]


				def connect(address):
				    host, colon, port = address.rpartition(':')
				    if colon and port.isdigit() and '/' not in address:
				        return socket.create_connection((host, int(port)))
				    monitor = socket.socket(socket.AF_UNIX)
				    monitor.connect(address)
				    return monitor


				def main():
				    if len(sys.argv) != 2:
				        sys.exit(__doc__)
				    with connect(sys.argv[1]) as monitor, monitor.makefile('rw', encoding='utf-8') as lines:
				        lines.readline()
				        for command in ['{"execute":"qmp_capabilities"}', *COMMANDS]:
				            lines.write(command + '\\n')
				            lines.flush()
				            while True:
				                answer = json.loads(lines.readline())
				                if 'return' in answer or 'error' in answer:
				                    break
				            print(json.dumps(answer))
				            if 'error' in answer:
				                sys.exit(f"{command}: {answer['error']['desc']}")


				main()
				""".replace("MACHINE", machine.replaceAll("\\R|\\\\|\"", " ")).replace("RECORDED", commands);
	}
}
