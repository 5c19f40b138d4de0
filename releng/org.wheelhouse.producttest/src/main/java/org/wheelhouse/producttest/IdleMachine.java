package org.wheelhouse.producttest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A QEMU with so many disks behind PCI bridges, whose guest never runs: it costs nothing. */
final class IdleMachine implements AutoCloseable {
	private static final int A_BRIDGE = 31;

	private final String name;
	private final Path monitor;
	private final Process process;

	IdleMachine(Path folder, String name, int disks) {
		this.name = name;
		monitor = folder.resolve(name + ".qmp");
		List<String> command = new ArrayList<>(List.of("qemu-system-x86_64", "-name", name, "-machine", "pc", "-accel",
				"tcg", "-m", "64", "-nodefaults", "-display", "none", "-S", "-qmp",
				"unix:" + monitor + ",server=on,wait=off"));
		for (int disk = 0; disk < disks; disk++) {
			int bridge = disk / A_BRIDGE;
			if (disk % A_BRIDGE == 0) {
				command.addAll(
						List.of("-device", "pci-bridge,id=bridge%d,chassis_nr=%d".formatted(bridge, bridge + 1)));
			}
			command.addAll(List.of("-blockdev", "driver=null-co,node-name=node" + disk, "-device",
					"virtio-blk-pci,id=disk%d,drive=node%d,bus=bridge%d,addr=%#x".formatted(disk, disk, bridge,
							disk % A_BRIDGE + 1)));
		}
		try {
			process = new ProcessBuilder(command).redirectErrorStream(true)
					.redirectOutput(folder.resolve(name + ".log").toFile()).start();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		Await.until(name + " has a monitor, see " + name + ".log", Duration.ofSeconds(60), () -> Files.exists(monitor));
	}

	String name() {
		return name;
	}

	Path monitor() {
		return monitor;
	}

	@Override
	public void close() {
		process.destroyForcibly().onExit().join();
	}
}
