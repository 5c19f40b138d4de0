package org.wheelhouse.ui.help;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.SWT;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostProfile;
import org.wheelhouse.host.remote.RemoteHost;
import org.wheelhouse.model.live.HostConnection;
import org.wheelhouse.model.live.Inventory;

/** Gathers a {@link Report}, away from the UI thread. */
final class ReportMaker {

	private static final int LINES = 80;

	private ReportMaker() {
	}

	/** UI thread. @return never fails; what cannot be found out is left out */
	static CompletableFuture<String> make(MachineRegistry registry) {
		return qemus(registry.hosts(), registry.inventory()).thenApplyAsync(qemus -> {
			var system = new LinkedHashMap<>(system());
			for (int i = 0; i < qemus.size(); i++) {
				system.put("QEMU" + (i == 0 ? "" : " " + (i + 1)), qemus.get(i));
			}
			return new Report(Product.running(), system, System.getenv(),
					lastLines(Platform.getLogFileLocation().toPath())).text(registry.secrets()::hidden);
		});
	}

	/** What can be run on each computer. One far away is not asked, for it may not answer: what is shown of it is taken. */
	static CompletableFuture<List<String>> qemus(List<Host> hosts, Inventory inventory) {
		var far = inventory.getHosts().stream().filter(host -> host.getConnection() != HostConnection.HERE)
				.map(ReportMaker::shown).toList();
		var near = hosts.stream().filter(host -> !(host instanceof RemoteHost))
				.map(host -> host.profile().handle((profile, problem) -> host.label() + ": "
						+ (problem != null ? problem.getMessage() : told(profile))))
				.toList();
		return CompletableFuture.allOf(near.toArray(CompletableFuture[]::new))
				.thenApply(_ -> Stream.concat(near.stream().map(CompletableFuture::join), far.stream()).toList());
	}

	private static String shown(org.wheelhouse.model.live.Host host) {
		return host.getLabel() + ": " + host.getConnection().getName().toLowerCase(Locale.ROOT)
				+ (host.getSummary().isEmpty() ? "" : "; " + host.getSummary());
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
