package org.wheelhouse.ui.help;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.SWT;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.host.HostProfile;

/** Gathers a {@link Report}, away from the UI thread. */
final class ReportMaker {

	private static final int LINES = 80;

	private ReportMaker() {
	}

	/** @return never fails; what cannot be found out is left out */
	static CompletableFuture<String> make(MachineRegistry registry) {
		var hosts = registry.hosts();
		var profiles = hosts.stream().map(host -> host.profile().handle((profile, problem) -> problem != null
				? host.label() + ": " + problem.getMessage()
				: host.label() + ": " + told(profile))).toList();
		return CompletableFuture.allOf(profiles.toArray(CompletableFuture[]::new)).thenApplyAsync(_ -> {
			var system = new LinkedHashMap<>(system());
			for (int i = 0; i < profiles.size(); i++) {
				system.put("QEMU" + (i == 0 ? "" : " " + (i + 1)), profiles.get(i).join());
			}
			return new Report(Product.running(), system, System.getenv(),
					lastLines(Platform.getLogFileLocation().toPath())).text(registry.secrets()::hidden);
		});
	}

	private static String told(HostProfile profile) {
		return profile.binaries().stream().map(binary -> binary.path() + " " + binary.version())
				.collect(Collectors.joining(", ", "", "; " + profile.accelerator().name() + ", "
						+ profile.accelerator().reason()));
	}

	private static Map<String, String> system() {
		var facts = new LinkedHashMap<String, String>();
		facts.put("Java",
				System.getProperty("java.runtime.version", "") + ", " + System.getProperty("java.vendor", ""));
		facts.put("System", System.getProperty("os.name", "") + " " + System.getProperty("os.version", "") + " "
				+ System.getProperty("os.arch", ""));
		facts.put("SWT", SWT.getPlatform() + " " + SWT.getVersion() + ", GTK "
				+ System.getProperty("org.eclipse.swt.internal.gtk.version", ""));
		return facts;
	}

	private static List<String> lastLines(Path log) {
		try (var lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
			var all = lines.toList();
			return all.subList(Math.max(0, all.size() - LINES), all.size());
		} catch (IOException | RuntimeException _) {
			return List.of();
		}
	}
}
