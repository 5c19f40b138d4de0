package org.wheelhouse.core.devicetype;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.wheelhouse.core.capability.QemuCapability;
import org.wheelhouse.core.fixture.RealQemu;
import org.wheelhouse.core.peer.FakeHost;

/**
 * What QEMUs say of their types. They wait most of the time that it takes to say no, so machines are asked beside each other.
 *
 * @param host    where the answers are kept
 * @param byQemu  in the order of {@link #MACHINES}
 */
record AskedTypes(FakeHost host, Map<RealQemu, List<DeviceTypes>> byQemu) {

	static final List<String> MACHINES = List.of("pc", "q35");
	/** It refuses without sleeping, so all of it is asked always. */
	private static final String QUICK = "11";

	/** Which machines of one QEMU are asked. */
	static List<String> machines(RealQemu qemu, boolean all) {
		return all || qemu.label().equals(QUICK)
				? MACHINES
				: qemu.equals(RealQemu.installed()) ? MACHINES.subList(0, 1) : List.of();
	}

	/** @param all of every QEMU that is here, or what is quick */
	static AskedTypes ask(Path folder, boolean all) throws Exception {
		var host = new FakeHost(folder.resolve("run"));
		var asked = new LinkedHashMap<RealQemu, List<CompletableFuture<DeviceTypes>>>();
		for (var qemu : RealQemu.all()) {
			if (machines(qemu, all).isEmpty()) {
				continue;
			}
			var program = program(qemu);
			capability().of(host, program).get(300, TimeUnit.SECONDS);
			asked.put(qemu, machines(qemu, all).stream()
					.map(machine -> DeviceTypes.of(capability(), host, program, machine)).toList());
		}
		var told = new LinkedHashMap<RealQemu, List<DeviceTypes>>();
		for (var each : asked.entrySet()) {
			CompletableFuture.allOf(each.getValue().toArray(CompletableFuture[]::new)).get(600, TimeUnit.SECONDS);
			told.put(each.getKey(), each.getValue().stream().map(CompletableFuture::join).toList());
		}
		return new AskedTypes(host, told);
	}

	static QemuCapability capability() {
		return new QemuCapability(task -> Thread.ofVirtual().start(task));
	}

	static Path program(RealQemu qemu) throws IOException {
		return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
				.map(path -> Path.of(path).resolve(qemu.program())).filter(Files::isExecutable).findFirst()
				.orElseThrow();
	}
}
