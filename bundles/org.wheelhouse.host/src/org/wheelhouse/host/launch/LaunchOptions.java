package org.wheelhouse.host.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.wheelhouse.host.AcceleratorChoice;
import org.wheelhouse.host.HostException;
import org.wheelhouse.host.LaunchRequest;
import org.wheelhouse.host.QemuOption;
import org.wheelhouse.host.QemuOption.Origin;

/**
 * The options of a request with what hosting needs behind them, so that the order of the user's own, which decides slots
 * and boot, stays as it was.
 *
 * @param options     all of them
 * @param accelerator the one that they ask for
 */
public record LaunchOptions(List<QemuOption> options, AcceleratorChoice accelerator) {

	private static final Set<String> MACHINES = Set.of("machine", "M");

	public LaunchOptions {
		options = List.copyOf(options);
	}

	/**
	 * Completes a request.
	 *
	 * @param config   what its files of {@code -readconfig} say
	 * @param measured the accelerator to use where neither options nor request name one
	 * @param folder   the machine's own
	 * @throws HostException when an option would take the machine away from its supervisor
	 */
	public static LaunchOptions of(LaunchRequest request, List<QemuOption> config, AcceleratorChoice measured,
			MachineFiles folder) throws HostException {
		List<QemuOption> options = new ArrayList<>(request.options());
		List<QemuOption> said = said(request, config);
		if (has(options, Set.of("daemonize"))) {
			throw new HostException(
					"The option -daemonize would take the machine away from the workbench.",
					"Leave it out: the machine runs on by itself when the workbench ends.");
		}
		if (!has(said, Set.of("name"))) {
			options.add(host("name", "guest=" + escaped(request.name())));
		}
		Optional<AcceleratorChoice> named = namedAccelerator(said);
		AcceleratorChoice accelerator = named.or(() -> request.accelerator()
				.map(name -> new AcceleratorChoice(name, "chosen by the user"))).orElse(measured);
		if (named.isEmpty()) {
			options.add(host("accel", accelerator.name()));
		}
		options.addAll(HostPorts.of(said, folder));
		addMonitor(options, "wheelhouse0", folder.monitor());
		addMonitor(options, "wheelhouse1", folder.spareMonitor());
		addSecrets(options, secretIds(request), folder);
		return new LaunchOptions(options, accelerator);
	}

	/** Whether the request itself says which accelerator to use, so that none has to be measured. */
	public static boolean nameAccelerator(LaunchRequest request, List<QemuOption> config) {
		return request.accelerator().isPresent() || namedAccelerator(said(request, config)).isPresent();
	}

	private static List<QemuOption> said(LaunchRequest request, List<QemuOption> config) {
		return Stream.concat(request.options().stream(), config.stream()).toList();
	}

	private static void addMonitor(List<QemuOption> options, String id, Path socket) {
		options.add(host("chardev", "socket,id=" + id + ",path=" + escaped(socket.toString()) + ",server=on,wait=off"));
		options.add(host("mon", "chardev=" + id + ",mode=control"));
	}

	/** In the order in which they are written to the folder. */
	public static List<String> secretIds(LaunchRequest request) {
		return request.secrets().keySet().stream().sorted().toList();
	}

	private static void addSecrets(List<QemuOption> options, List<String> ids, MachineFiles folder) {
		for (int i = 0; i < ids.size(); i++) {
			options.add(host("object",
					"secret,id=" + escaped(ids.get(i)) + ",file=" + escaped(folder.secret(i).toString())));
		}
	}

	/** What the user's own options ask for; QEMU refuses several kinds at once. */
	private static Optional<AcceleratorChoice> namedAccelerator(List<QemuOption> options) {
		return options.stream().flatMap(LaunchOptions::accelerators).findFirst()
				.map(name -> new AcceleratorChoice(name, "named by the definition"));
	}

	private static Stream<String> accelerators(QemuOption option) {
		if (option.name().equals("enable-kvm")) {
			return Stream.of(ProbeRun.KVM);
		}
		if (option.name().equals("no-kvm")) {
			return Stream.of(ProbeRun.TCG);
		}
		Stream<String> parts = option.value().stream().flatMap(value -> Stream.of(value.split(",")));
		if (option.name().equals("accel")) {
			return parts.limit(1).map(part -> part.replaceFirst("^accel=", ""));
		}
		return MACHINES.contains(option.name())
				? parts.filter(part -> part.startsWith("accel=")).map(part -> part.substring("accel=".length()))
				: Stream.empty();
	}

	private static boolean has(List<QemuOption> options, Set<String> names) {
		return options.stream().anyMatch(o -> names.contains(o.name()));
	}

	private static QemuOption host(String name, String value) {
		return new QemuOption(name, Optional.of(value), Origin.HOST);
	}

	/** A comma in a value is written twice, else QEMU takes what follows for the next property. */
	static String escaped(String value) {
		return value.replace(",", ",,");
	}
}
