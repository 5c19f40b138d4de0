package org.wheelhouse.ui.devices.hotplug;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.deviceform.ProbeAnswer;
import org.wheelhouse.core.guard.Warning;
import org.wheelhouse.core.hotplug.PlugRequest;
import org.wheelhouse.core.hotplug.PluggedDevice;
import org.wheelhouse.core.machine.FileLook;
import org.wheelhouse.core.machine.FileLook.Kind;
import org.wheelhouse.core.machine.FileLooks;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.core.pci.Place;
import org.wheelhouse.host.Host;
import org.wheelhouse.ui.testkit.SeenFiles;

/** A machine that plans as the core does and plugs when the test says so. */
final class FakeTarget implements PlugTarget {

	final CompletableFuture<PluggedDevice> outcome = new CompletableFuture<>();
	CompletableFuture<Optional<Warning>> warning = CompletableFuture.completedFuture(Optional.empty());
	ProbeAnswer probed = ProbeAnswer.TAKEN;
	int runs;
	FileLooks files = new Files();

	@Override
	public String name() {
		return "q35-lab";
	}

	@Override
	public List<Place> places(DeviceType type) {
		return List.of(new Place("pci.0", 5), new Place("pci.0", 6), new Place("br1", 1));
	}

	@Override
	public String refusal(DeviceType type) {
		return type.express() ? "" : "All ports are in use";
	}

	@Override
	public CompletableFuture<ProbeAnswer> probe(DeviceType type, String bus) {
		return CompletableFuture.completedFuture(probed);
	}

	@Override
	public Set<String> takenIds() {
		return Set.of("disk0", "nic0");
	}

	@Override
	public String freeId(String prefix) {
		return prefix + 1;
	}

	@Override
	public Operation<PluggedDevice> operation(PlugRequest intent) {
		return new Operation<>() {

			@Override
			public String label() {
				return "Plug " + intent.id();
			}

			@Override
			public List<PlannedCommand> plan() {
				return List.of(
						new PlannedCommand(name(),
								"{\"execute\":\"netdev_add\",\"arguments\":{\"type\":\"user\",\"id\":\"wh-"
										+ intent.id() + "\"}}",
								"make the network"),
						new PlannedCommand(name(),
								"{\"execute\":\"device_add\",\"arguments\":{\"driver\":\"" + intent.type()
										+ "\",\"id\":\"" + intent.id() + "\",\"bus\":\"" + intent.bus()
										+ "\",\"addr\":\"" + intent.address().get("addr") + "\",\"what\":\""
										+ intent.backend()
										+ intent.properties() + "\"}}",
								"plug the device in"));
			}

			@Override
			public CompletableFuture<Optional<Warning>> warning() {
				return warning;
			}

			@Override
			public CompletableFuture<PluggedDevice> run() {
				runs++;
				return outcome;
			}
		};
	}

	@Override
	public FileLooks files() {
		return files;
	}

	/** There are images in /images, and new ones can be made in /new. */
	private static final class Files implements FileLooks {

		private final FileLooks real = new SeenFiles();

		@Override
		public Host host() {
			return real.host();
		}

		@Override
		public CompletableFuture<FileLook> at(Path path) {
			return CompletableFuture.completedFuture(path.startsWith("/images") && path.getNameCount() > 1
					? new FileLook(Kind.FILE, true, true)
					: path.equals(Path.of("/new"))
							? new FileLook(Kind.FOLDER, true, true)
							: new FileLook(Kind.NOTHING, false, false));
		}

		@Override
		public CompletableFuture<Optional<byte[]>> head(Path file) {
			return real.head(file);
		}
	}
}
