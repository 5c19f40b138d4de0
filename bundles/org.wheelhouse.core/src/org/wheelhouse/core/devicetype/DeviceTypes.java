package org.wheelhouse.core.devicetype;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.capability.DeviceModel;
import org.wheelhouse.core.capability.PlugAnswers;
import org.wheelhouse.core.capability.QemuCapability;
import org.wheelhouse.core.capability.QemuFacts;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostProfile.Binary;

/**
 * The kinds of devices that a QEMU has, each with whether a machine of one type takes it while it runs. Immutable; any thread.
 *
 * @param version of the QEMU, for example {@code 7.2.22}
 * @param machine the machine type
 * @param byName  the types, CPUs excepted: which of those fit, only the machine itself tells
 */
public record DeviceTypes(String version, String machine, Map<String, DeviceTypeFacts> byName) {

	private static final String HEADING = " devices";

	public DeviceTypes {
		byName = Collections.unmodifiableMap(new TreeMap<>(byName));
	}

	/**
	 * Asks QEMUs that are thrown away; what they said is kept, so this is quick but for the first time.
	 *
	 * @param program that runs the machine
	 * @param machine its type, for example {@code pc-q35-7.2}
	 * @return fails with {@link org.wheelhouse.host.HostException} when it cannot be asked
	 */
	public static CompletableFuture<DeviceTypes> of(QemuCapability capability, Host host, Path program,
			String machine) {
		return capability.of(host, program).thenCombine(capability.plugging(host, program, machine),
				(facts, answers) -> of(facts, machine, answers));
	}

	/**
	 * Those of the QEMU that runs a machine, asked of others of the same program.
	 *
	 * @return fails with {@link org.wheelhouse.core.failure.CoreException} as long as the machine is not connected, or when its
	 *         program is not known
	 */
	public static CompletableFuture<DeviceTypes> of(QemuCapability capability, MachineAccess machine) {
		var type = machine.snapshot().facts().machineType();
		var line = machine.commandLine();
		if (type.isEmpty() || line.isEmpty()) {
			return CompletableFuture.failedFuture(new CoreException("It is not known which QEMU runs this machine."));
		}
		var program = Path.of(line.getFirst());
		return program.isAbsolute()
				? of(capability, machine.host(), program, type)
				: machine.host().profile().thenCompose(profile -> profile.binaries().stream().map(Binary::path)
						.filter(path -> program.equals(path.getFileName())).findFirst()
						.map(path -> of(capability, machine.host(), path, type))
						.orElseGet(() -> CompletableFuture
								.failedFuture(new CoreException("There is no " + program + " on this computer."))));
	}

	static DeviceTypes of(QemuFacts facts, String machine, PlugAnswers answers) {
		var types = new TreeMap<String, DeviceTypeFacts>();
		answers.words().forEach(
				(name, words) -> facts.device(name).ifPresent(model -> types.put(name, type(model, words, answers))));
		return new DeviceTypes(facts.version(), machine, types);
	}

	private static DeviceTypeFacts type(DeviceModel model, String words, PlugAnswers answers) {
		var name = model.name();
		var express = answers.express().contains(name);
		var bus = model.bus().orElse("");
		var verdict = Verdict.of(bus, words, controller(express ? bus + " Express" : bus, answers));
		return new DeviceTypeFacts(name, model.alias().orElse(""), model.description(),
				answers.categories().getOrDefault(name, List.of(model.category())).stream()
						.map(heading -> heading.endsWith(HEADING)
								? heading.substring(0, heading.length() - HEADING.length())
								: heading)
						.toList(),
				bus, express, answers.conventional().contains(name), verdict, model.properties(),
				BackendProperty.of(name, model.properties()));
	}

	/** What brings a bus of this kind, where the machine alone has none that takes something. */
	private static String controller(String bus, PlugAnswers answers) {
		return PlugAnswers.isTaken(answers.bare().getOrDefault(bus, ""))
				? ""
				: answers.controllers().getOrDefault(bus, "");
	}

	/** All of them, by name. */
	public Collection<DeviceTypeFacts> all() {
		return byName.values();
	}

	/** The one of this name or alias. */
	public Optional<DeviceTypeFacts> type(String name) {
		return Optional.ofNullable(byName.get(name))
				.or(() -> all().stream().filter(type -> type.alias().equals(name)).findFirst());
	}
}
