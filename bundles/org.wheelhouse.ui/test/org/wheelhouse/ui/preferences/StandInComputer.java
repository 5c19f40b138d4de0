package org.wheelhouse.ui.preferences;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.wheelhouse.core.capability.Backends;
import org.wheelhouse.core.capability.DeviceModel;
import org.wheelhouse.core.capability.QemuFacts;
import org.wheelhouse.host.AcceleratorChoice;
import org.wheelhouse.host.HostException;
import org.wheelhouse.host.HostPreferences;
import org.wheelhouse.host.HostProfile;
import org.wheelhouse.host.HostProfile.Binary;
import org.wheelhouse.host.HostSettings;

/** A computer that keeps its settings in memory, answers at once, and counts what it is asked. */
@NonNullByDefault
final class StandInComputer implements HostPreferences {

	static final Path USUAL = Path.of("/usr/bin/qemu-system-x86_64");
	static final Path NEWER = Path.of("/opt/qemu-11.1/bin/qemu-system-x86_64");
	static final Path ARM = Path.of("/usr/bin/qemu-system-aarch64");

	private final List<String> asked = new ArrayList<>();
	private HostSettings kept = HostSettings.NONE;
	private boolean full;

	Computer computer(String label) {
		return new Computer(label, this, () -> CompletableFuture.completedFuture(profile()), new Computer.Asking() {

			@Override
			public CompletableFuture<Optional<QemuFacts>> known(Path program) {
				return CompletableFuture.completedFuture(
						program.equals(USUAL) || asked.contains("ask " + program)
								? Optional.of(facts())
								: Optional.empty());
			}

			@Override
			public CompletableFuture<QemuFacts> again(Path program) {
				asked.add("ask " + program);
				return CompletableFuture.completedFuture(facts());
			}
		});
	}

	/** Its disk takes nothing any more. */
	void isFull() {
		full = true;
	}

	List<String> asked() {
		return asked;
	}

	private static QemuFacts facts() {
		var devices = Stream.of("e1000", "virtio-net-pci").collect(Collectors.toMap(name -> name,
				name -> new DeviceModel(name, Optional.empty(), Optional.empty(), "", "", true, List.of())));
		return new QemuFacts("7.2.22", List.of(), Map.of(), List.of(), devices,
				new Backends(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), new LinkedHashSet<>(),
						new LinkedHashSet<>()),
				Map.of(), Map.of(), Map.of());
	}

	private HostProfile profile() {
		var first = NEWER.equals(kept.preferred().get("x86_64")) ? NEWER : USUAL;
		var second = first.equals(USUAL) ? NEWER : USUAL;
		return new HostProfile(
				List.of(new Binary(first, "7.2.22", "x86_64"), new Binary(second, "11.1.3", "x86_64"),
						new Binary(ARM, "7.2.22", "aarch64")),
				new AcceleratorChoice("tcg", ""));
	}

	@Override
	public HostSettings settings() {
		return kept;
	}

	@Override
	public List<String> usualSearchPath() {
		return List.of("/usr/local/bin", "/usr/bin");
	}

	@Override
	public Path machineFolder() {
		return kept.machineFolder().orElse(Path.of("/home/x/machines"));
	}

	@Override
	public Path imageFolder() {
		return kept.imageFolder().orElseGet(this::machineFolder);
	}

	@Override
	public CompletableFuture<HostSettings> change(HostSettings settings) {
		if (full) {
			return CompletableFuture.failedFuture(new HostException("No space left on device.", List.of()));
		}
		kept = settings;
		return CompletableFuture.completedFuture(settings);
	}

	@Override
	public CompletableFuture<HostProfile> lookAgain() {
		asked.add("look");
		return CompletableFuture.completedFuture(profile());
	}

	@Override
	public CompletableFuture<Measured> measured() {
		return CompletableFuture.completedFuture(new Measured(
				new AcceleratorChoice("tcg",
						"kvm present but unusable: 20 M iterations took over 10 s (under 2 M iterations/s); "
								+ "tcg 0.11 s (182 M iterations/s)"),
				Instant.parse("2026-11-29T09:02:00Z")));
	}

	@Override
	public CompletableFuture<Measured> measureAgain() {
		asked.add("measure");
		return measured();
	}

	@Override
	public void onChange(Runnable listener) {
		// nobody listens here
	}
}
