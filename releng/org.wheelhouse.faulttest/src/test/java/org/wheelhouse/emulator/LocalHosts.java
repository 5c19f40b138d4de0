package org.wheelhouse.emulator;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Local hosts with folders of a test's own. In this package, because what they are made of is its own. */
public final class LocalHosts {

	private LocalHosts() {
	}

	/** One that keeps everything in this folder, which is short, and finds QEMU where it usually is. */
	public static LocalHost in(Path folder) {
		return new LocalHost(settings(folder));
	}

	/** One on which no QEMU is installed. */
	public static LocalHost withoutQemu(Path folder) {
		EmulatorSettings usual = settings(folder);
		return new LocalHost(new EmulatorSettings(usual.runtimeFolder(), usual.cacheFolder(), usual.user(),
				List.of(folder),
				usual.program(), usual.kvmDevice(), usual.userBus(), usual.probeDeadline(), usual.startDeadline(),
				usual.readyCheck(), usual.usbRoot()));
	}

	private static EmulatorSettings settings(Path folder) {
		Map<String, String> environment = new HashMap<>(System.getenv());
		environment.put("XDG_RUNTIME_DIR", folder.toString());
		environment.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
		environment.remove("WHEELHOUSE_QEMU");
		return EmulatorSettings.of(environment);
	}
}
