package org.wheelhouse.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

import org.wheelhouse.host.Ending;
import org.wheelhouse.host.HostedMachine;
import org.wheelhouse.host.launch.Endings;
import org.wheelhouse.host.launch.MachineFiles;
import org.wheelhouse.host.launch.MachineRecord;
import org.wheelhouse.host.launch.Processes;
import org.wheelhouse.host.launch.PropertiesText;

/**
 * One look at a machine's folder on a far computer.
 *
 * @param files     in that folder
 * @param there     whether there is such a folder
 * @param processes empty until the supervisor has started the machine
 * @param record    what was kept of it, where it was asked for
 * @param runs      whether the machine or its supervisor still runs
 * @param listens   whether the socket of the second monitor is there
 * @param forced    whether a workbench has ended it
 * @param status    as its supervisor saw it
 * @param log       its last lines, where they were asked for
 */
record FarMachine(MachineFiles files, boolean there, Optional<Processes> processes, Optional<MachineRecord> record,
		boolean runs, boolean listens, boolean forced, OptionalInt status, List<String> log) {

	/** So old a folder without a process, in seconds, was left by a workbench that ended in the middle of a launch. */
	private static final int ABANDONED_SECONDS = 300;
	private static final Pattern MACHINE = Pattern.compile("(?m)^machine (" + MachineFiles.NAME + ")$");

	/**
	 * Functions of a shell. {@code look FOLDER} writes files, each with {@code NAME SIZE} in front, then one line that begins with
	 * {@code head}. A process is what it was only in the same boot. Sockets of a machine that has ended go: QEMU leaves that of
	 * the screen.
	 * <p>
	 * The folder changes meanwhile: the processes are told only when they were looked for, as they would be gone else; and who
	 * ended it is looked at after how it ended, which is written later.
	 */
	static final String FUNCTIONS = """
			runs() { [ "$b" = "$o" ] && { read -r s </proc/$1/stat; } 2>/dev/null || return 1; s=${s##*) }; set -- $2 $s; [ "$1" = "${21}" ] || return 1; case $2 in [ZX]) return 1 ;; esac; }
			part() { [ -f $1 ] || return 0; c=$(wc -c <$1) && echo "$1 "$c && cat $1; }
			look() { { cd "$1"; } 2>/dev/null || { echo absent; return 1; }; b=; o=x; { read -r b <boot; read -r o </proc/sys/kernel/random/boot_id; } 2>/dev/null
			p=; k=; t=; u=; while IFS== read -r h x; do case $h in pid) p=$x ;; start) k=$x ;; supervisor.pid) t=$x ;; supervisor.start) u=$x ;; esac; done 2>/dev/null <process
			r=no; [ -z "$p" ] || runs "$p" "$k" || runs "$t" "$u" && r=yes; [ -n "$p" ] || r=no
			l=no; [ -S spare.sock ] && l=yes
			if [ -n "$p" ] && [ $r = no ]; then rm -f qmp.sock spare.sock vnc.sock serial.sock secret[0-9]*; fi
			[ -z "$p" ] || part process; part exit; [ -e forced ] && f=yes || f=no; echo "head $r $l $f"; }
			""";

	/** Whether it has been started and is gone. */
	Optional<Ending> ending() {
		if (!there) {
			return Optional.of(Endings.forgotten());
		}
		return status.isEmpty() && (processes.isEmpty() || runs)
				? Optional.empty()
				: Optional.of(Endings.of(status, forced, log));
	}

	/** The machine as others see it. */
	Optional<HostedMachine> machine() {
		return record.flatMap(known -> processes.map(running -> files.machine(known, running)));
	}

	/** A look at one, with its log. */
	static String script(MachineFiles files, int logBytes) {
		return FUNCTIONS + "look " + Script.word(files.folder())
				+ " || exit 0; part machine.properties; echo 'log -'; tail -c "
				+ logBytes + " log 2>/dev/null; :";
	}

	/** A look at all that are in a folder; removes what was abandoned. */
	static String allScript(String folder) {
		return FUNCTIONS + "cd " + folder + " 2>/dev/null || exit 0; now=$(date +%s)\n"
				+ "for d in \"$PWD\"/[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]; do [ -d \"$d\" ] && [ ! -L \"$d\" ] || continue\n"
				+ "a=$(stat -c %Y \"$d\") && [ $((now - a)) -gt " + ABANDONED_SECONDS + " ] && a=old || a=new\n"
				+ "echo \"machine ${d##*/}\"; look \"$d\"; part machine.properties; cd /\n"
				+ "[ $a = new ] || rm -f \"$d\"/secret[0-9]*; [ $a = new ] || [ -e \"$d/process\" ] || rm -rf \"$d\"; done; exit 0";
	}

	/** What a look has told. */
	static FarMachine of(MachineFiles files, byte[] told) {
		var parts = new HashMap<String, byte[]>();
		var head = List.<String>of();
		var at = 0;
		while (at < told.length) {
			var end = at;
			while (end < told.length && told[end] != '\n') {
				end++;
			}
			var words = new String(told, at, end - at, StandardCharsets.UTF_8).strip().split("\\s+");
			at = Math.min(told.length, end + 1);
			switch (words[0]) {
				case "head" -> head = List.of(words);
				case "log" -> {
					parts.put("log", Arrays.copyOfRange(told, at, told.length));
					at = told.length;
				}
				default -> {
					if (words.length == 2 && words[1].matches("\\d{1,9}")) {
						var next = Math.min(told.length, at + Integer.parseInt(words[1]));
						parts.put(words[0], Arrays.copyOfRange(told, at, next));
						at = next;
					}
				}
			}
		}
		return of(files, head, parts);
	}

	private static FarMachine of(MachineFiles files, List<String> head, Map<String, byte[]> parts) {
		return new FarMachine(files, !head.isEmpty(), processes(parts), record(parts),
				head.size() > 1 && head.get(1).equals("yes"), head.size() > 2 && head.get(2).equals("yes"),
				head.size() > 3 && head.get(3).equals("yes"), Endings.status(values(parts, "exit")),
				text(parts, "log").lines().toList());
	}

	private static Optional<Processes> processes(Map<String, byte[]> parts) {
		return values(parts, "process").flatMap(values -> {
			try {
				return Optional.of(Processes.of(values));
			} catch (IOException _) {
				return Optional.empty();
			}
		});
	}

	private static Optional<MachineRecord> record(Map<String, byte[]> parts) {
		return values(parts, "machine.properties").flatMap(values -> {
			try {
				return Optional.of(MachineRecord.of(values));
			} catch (IOException _) {
				return Optional.empty();
			}
		});
	}

	private static Optional<PropertiesText> values(Map<String, byte[]> parts, String name) {
		try {
			return parts.containsKey(name)
					? Optional.of(new PropertiesText(name, text(parts, name)))
					: Optional.empty();
		} catch (IOException _) {
			return Optional.empty(); // damaged
		}
	}

	private static String text(Map<String, byte[]> parts, String name) {
		return new String(parts.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
	}

	/** What a look at all has told. */
	static List<FarMachine> all(Path folder, byte[] told) {
		var machines = new ArrayList<FarMachine>();
		var marks = new ArrayList<Integer>();
		var text = new String(told, StandardCharsets.ISO_8859_1);
		var found = MACHINE.matcher(text);
		var names = new ArrayList<String>();
		while (found.find()) {
			marks.add(found.start());
			names.add(found.group(1));
		}
		for (var each = 0; each < names.size(); each++) {
			var end = each + 1 < marks.size() ? marks.get(each + 1) : told.length;
			machines.add(of(new MachineFiles(folder.resolve(names.get(each))),
					Arrays.copyOfRange(told, marks.get(each) + names.get(each).length() + "machine \n".length(), end)));
		}
		return List.copyOf(machines);
	}
}
