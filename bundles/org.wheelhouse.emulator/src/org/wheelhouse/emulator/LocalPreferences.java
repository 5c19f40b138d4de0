package org.wheelhouse.emulator;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.host.AcceleratorChoice;
import org.wheelhouse.host.HostPreferences;
import org.wheelhouse.host.HostProfile;
import org.wheelhouse.host.HostProfile.Binary;
import org.wheelhouse.host.HostSettings;
import org.wheelhouse.host.launch.ProbeRun;

/** What was set for this computer, and what was found by it: the programs, and what the accelerators are worth. */
final class LocalPreferences implements HostPreferences {

	private final EmulatorSettings settings;
	private final Work work;
	private final SettingsFile file;
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private volatile HostSettings set;
	private @Nullable CompletableFuture<List<Binary>> binaries;
	private @Nullable CompletableFuture<Measured> measured;
	private @Nullable CompletableFuture<HostProfile> profile;

	/** Reads a small file. */
	LocalPreferences(EmulatorSettings settings, Work work) {
		this.settings = settings;
		this.work = work;
		file = new SettingsFile(settings.user().settings());
		set = file.read();
	}

	@Override
	public HostSettings settings() {
		return set;
	}

	@Override
	public List<String> usualSearchPath() {
		return settings.programFolders().stream().map(Path::toString).distinct().toList();
	}

	@Override
	public Path machineFolder() {
		return set.machineFolder().orElse(settings.user().machineFolder());
	}

	@Override
	public Path imageFolder() {
		return set.imageFolder().orElseGet(this::machineFolder);
	}

	@Override
	public CompletableFuture<HostSettings> change(HostSettings wanted) {
		return work.run(() -> {
			synchronized (this) {
				file.write(wanted);
				set = wanted;
				forget();
			}
			listeners.forEach(Runnable::run);
			return wanted;
		});
	}

	@Override
	public CompletableFuture<HostProfile> lookAgain() {
		return work.run(() -> {
			new VersionCache(settings.cacheFolder()).forget();
			synchronized (this) {
				forget();
			}
			listeners.forEach(Runnable::run);
			return settings;
		}).thenCompose(_ -> profile());
	}

	private synchronized void forget() {
		binaries = null;
		measured = null;
		profile = null;
	}

	@Override
	public void onChange(Runnable listener) {
		listeners.add(listener);
	}

	/** The programs, looked for once. */
	synchronized CompletableFuture<List<Binary>> binaries() {
		CompletableFuture<List<Binary>> known = again(binaries, () -> work.run(new QemuFinder(settings, set)::find));
		binaries = known;
		return known;
	}

	@Override
	public synchronized CompletableFuture<Measured> measured() {
		CompletableFuture<Measured> known = again(measured,
				() -> work.tracked(binaries().thenCompose(found -> work.run(() -> measure(found, true)))));
		measured = known;
		return known;
	}

	@Override
	public synchronized CompletableFuture<Measured> measureAgain() {
		CompletableFuture<Measured> made = work
				.tracked(binaries().thenCompose(found -> work.run(() -> measure(found, false))));
		measured = made;
		profile = null;
		return made.whenComplete((_, _) -> listeners.forEach(Runnable::run));
	}

	/** As {@link LocalHost#profile()}. Nothing is measured when the accelerator was set. */
	synchronized CompletableFuture<HostProfile> profile() {
		Optional<String> chosen = set.accelerator();
		CompletableFuture<HostProfile> known = again(profile, () -> work.tracked(binaries().thenCombine(
				chosen.map(name -> CompletableFuture.completedFuture(
						new AcceleratorChoice(name, "chosen in the preferences of this computer")))
						.orElseGet(() -> measured().thenApply(Measured::choice)),
				HostProfile::new)));
		profile = known;
		return known;
	}

	private static <T> CompletableFuture<T> again(@Nullable CompletableFuture<T> known,
			Supplier<CompletableFuture<T>> make) {
		return known == null || known.isCompletedExceptionally() ? make.get() : known;
	}

	private Measured measure(List<Binary> found, boolean recall) throws IOException {
		if (found.isEmpty()) {
			return new Measured(ProbeRun.notInstalled(),
					Instant.now());
		}
		Binary preferred = found.getFirst();
		AcceleratorCache cache = new AcceleratorCache(settings);
		Optional<Measured> known = recall ? cache.recall(preferred) : Optional.empty();
		if (known.isPresent()) {
			return known.get();
		}
		Measured now = new Measured(new AcceleratorProbe(settings).choose(preferred),
				Instant.now().truncatedTo(ChronoUnit.MILLIS));
		cache.keep(preferred, now);
		return now;
	}
}
