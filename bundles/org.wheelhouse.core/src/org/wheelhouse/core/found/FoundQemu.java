package org.wheelhouse.core.found;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.wheelhouse.core.commandline.KeyValues;
import org.wheelhouse.core.commandline.OptionWords;
import org.wheelhouse.core.definition.DefinitionModel;
import org.wheelhouse.core.definition.check.Size;
import org.wheelhouse.host.QemuOption;
import org.wheelhouse.host.RunningQemu;

/**
 * A QEMU that runs, with what its command line tells of it. Immutable.
 *
 * @param qemu     as its computer tells it
 * @param name     that it was given, or what stands for it
 * @param owner    the program that has it for its own
 * @param memory   the guest's, in bytes
 * @param monitors in the order of its options
 * @param reach    whether one can attach
 */
public record FoundQemu(RunningQemu qemu, String name, Optional<Owner> owner, long memory,
		List<FoundMonitor> monitors, Reach reach) {

	/** What QEMU gives a guest by itself. */
	private static final long USUAL = 128L << 20;

	/**
	 * One of its monitors.
	 *
	 * @param kind  {@code QMP} or {@code human monitor}
	 * @param place as its options call it
	 * @param reach whether one can attach by it
	 */
	public record FoundMonitor(String kind, String place, Reach reach) {}

	public FoundQemu {
		monitors = List.copyOf(monitors);
	}

	/**
	 * From its command line.
	 *
	 * @param inFiles the options in its files of {@code -readconfig}
	 */
	public static FoundQemu of(RunningQemu qemu, List<QemuOption> inFiles) {
		var written = options(qemu);
		var options = Stream.concat(written.stream(), inFiles.stream()).toList();
		var owner = Owner.of(options);
		var all = Monitor.of(written, inFiles);
		var monitors = all.stream().map(monitor -> new FoundMonitor(monitor.machines() ? "QMP" : "human monitor",
				monitor.device().text(), monitor.machines() ? Reach.of(monitor, qemu, options, owner) : Reach.HUMAN))
				.toList();
		var spoken = monitors.stream().filter(monitor -> monitor.kind().equals("QMP")).map(FoundMonitor::reach)
				.toList();
		return new FoundQemu(qemu, name(options, qemu, owner), owner, memory(options), monitors,
				spoken.isEmpty() && !all.isEmpty() ? Reach.HUMAN : Reach.best(spoken));
	}

	/**
	 * The same as it was looked at later, this one where nothing of it has moved; empty where more is different than times and
	 * memory, and it is to be read anew.
	 */
	public Optional<FoundQemu> at(RunningQemu later) {
		var process = later.process();
		var before = new RunningQemu(process, qemu.user(), qemu.open(), qemu.folder(), qemu.paths(), qemu.sockets());
		if (!before.equals(later) || !process.arguments().equals(qemu.process().arguments())) {
			return Optional.empty();
		}
		return Optional.of(process.cpuTime().equals(qemu.process().cpuTime())
				&& process.residentBytes() == qemu.process().residentBytes()
						? this
						: new FoundQemu(later, name, owner, memory, monitors, reach));
	}

	/** Of those that have bound one path one after the other only the last can be reached there. */
	public static List<FoundQemu> reachable(List<FoundQemu> inOrder) {
		return IntStream.range(0, inOrder.size()).mapToObj(at -> inOrder.get(at).unlessTaken(
				inOrder.subList(at + 1, inOrder.size()))).toList();
	}

	private FoundQemu unlessTaken(List<FoundQemu> later) {
		return later.stream()
				.filter(other -> reach.address().isPresent() && reach.address().equals(other.reach.address()))
				.findFirst()
				.map(other -> new FoundQemu(qemu, name, owner, memory, monitors, Reach.taken(other.name))).orElse(this);
	}

	/** The options on its command line. */
	public static List<QemuOption> options(RunningQemu qemu) {
		return OptionWords.options(qemu.process().arguments());
	}

	private static String name(List<QemuOption> options, RunningQemu qemu, Optional<Owner> owner) {
		return DefinitionModel.name(options).or(() -> owner.map(Owner::machine).filter(name -> !name.isEmpty()))
				.orElseGet(() -> "vm (pid " + qemu.process().pid() + ")");
	}

	private static long memory(List<QemuOption> options) {
		return options.stream().filter(option -> option.name().equals("m")).reduce((_, last) -> last)
				.flatMap(QemuOption::value)
				.map(value -> Size.bytes(KeyValues.parse(value).head("size"), 'm').orElse(USUAL))
				.orElse(USUAL);
	}

	/** What tells it from all others of its computer, also when its process id is used again. */
	public String key() {
		return key(qemu);
	}

	/** The same before its command line was read. */
	public static String key(RunningQemu qemu) {
		return qemu.process().pid() + ":" + qemu.process().started().toEpochMilli();
	}
}
