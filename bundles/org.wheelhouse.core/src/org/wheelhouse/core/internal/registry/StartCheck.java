package org.wheelhouse.core.internal.registry;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.wheelhouse.core.definition.DefinedImages;
import org.wheelhouse.core.definition.DefinitionFile;
import org.wheelhouse.core.definition.NewerImages;
import org.wheelhouse.core.definition.OwnedPaths;
import org.wheelhouse.core.definition.OwnedPaths.Owned;
import org.wheelhouse.core.definition.SeenFiles;
import org.wheelhouse.core.definition.StartChoice;
import org.wheelhouse.core.definition.TakeOverlay;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.failure.StartElsewhere;
import org.wheelhouse.core.failure.StartEndsAtLogout;
import org.wheelhouse.core.failure.StartUnclear;
import org.wheelhouse.core.failure.StartUntrusted;
import org.wheelhouse.core.internal.session.ManagedMachine;
import org.wheelhouse.core.internal.store.HostOverlays;
import org.wheelhouse.core.internal.store.HostTrust;
import org.wheelhouse.core.state.NewerImage;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.host.AfterLogout;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostFiles;
import org.wheelhouse.host.LaunchRequest;
import org.wheelhouse.host.QemuCommandLine;
import org.wheelhouse.host.remote.RemoteHost;

/**
 * What is looked at before a machine is started: QEMU takes over sockets and cuts files of others without a word, and knows
 * nothing of overlays upon the images that it opens; and what a definition runs nobody may have seen. All is asked of the machine's computer.
 */
record StartCheck(MachineList roster) {

	/** By what a row is started. Fails when it is not to be started at all. Blocks until its computer has told. */
	Path definition(ManagedMachine row) throws CoreException {
		var name = row.snapshot().facts().name();
		if (!row.movedTo().isEmpty()) {
			throw new CoreException("The guest of " + name + " has moved to another QEMU"
					+ roster.find(row.movedTo()).map(StartCheck::process).orElse("") + ".",
					"Starting it here would run it twice. Use that one.", null);
		}
		var path = row.snapshot().identity().definitionPath();
		if (path.isEmpty()) {
			throw new CoreException(name
					+ " has no definition: it was started elsewhere. Start it there again, or import its command line.");
		}
		if (row.isMigrated()) {
			throw new StartElsewhere(name);
		}
		var file = Path.of(path);
		var other = others(row).filter(machine -> hasDefinition(row.host().files(), machine, file)).findFirst();
		if (other.isPresent()) {
			throw new CoreException(
					"A machine runs from this definition: " + other.get().snapshot().facts().name()
							+ process(other.get()) + ".",
					"End that one first. For a second machine, import a copy of the file with disks and sockets of its own.",
					null);
		}
		return file;
	}

	private Stream<ManagedMachine> others(ManagedMachine row) {
		return roster.all().stream().filter(machine -> machine != row && machine.host() == row.host())
				.filter(ManagedMachine::isRunning);
	}

	private static boolean hasDefinition(HostFiles files, ManagedMachine machine, Path file) {
		var path = machine.snapshot().identity().definitionPath();
		return !path.isEmpty() && DefinitionFile.isSame(files, Path.of(path), file);
	}

	private static String process(ManagedMachine machine) {
		var pid = machine.snapshot().identity().pid();
		return pid == 0 ? "" : " (process " + pid + ")";
	}

	/**
	 * Fails with {@link StartEndsAtLogout} when the machine would end with the last session of the user on a computer far away,
	 * and nobody was told so yet. Whoever sits at a computer knows that he logs out, and is told when he leaves machines running.
	 */
	CompletableFuture<Void> outlivesTheSession(ManagedMachine row) {
		var host = row.host();
		if (!(host instanceof RemoteHost) || roster.endingAtLogout().contains(host.id())) {
			return CompletableFuture.allOf();
		}
		return host.afterLogout().exceptionally(_ -> AfterLogout.UNKNOWN).thenAccept(told -> {
			if (told.fate() == AfterLogout.Fate.END) {
				throw new CompletionException(
						new StartEndsAtLogout(row.snapshot().facts().name(), host.label(), told));
			}
		});
	}

	/** What may be started on a computer unasked. */
	HostTrust trust(Host host) {
		return new HostTrust(roster.around().trusted(), host);
	}

	/** Fails with {@link StartUntrusted} when a person has to see before what the definition does. */
	CompletableFuture<Void> trusted(ManagedMachine row, Path file, DefinitionText definition) {
		return unseen(row, file, definition).thenAccept(question -> question.ifPresent(asked -> {
			throw new CompletionException(asked);
		}));
	}

	/** What a person has to see before; never fails. */
	CompletableFuture<Optional<StartUntrusted>> unseen(ManagedMachine row, Path file, DefinitionText definition) {
		return trust(row.host()).unseen(file, definition).thenApply(unseen -> unseen
				.map(effects -> new StartUntrusted(row.snapshot().facts().name(), file.toString(), effects)));
	}

	/** What a start by a definition would go past; never fails. */
	CompletableFuture<List<NewerImage>> newer(ManagedMachine row, Path file, DefinitionText definition) {
		var overlays = overlays(row);
		return CompletableFuture.supplyAsync(() -> NewerImages.of(overlays.files(), definition.options(),
				DefinitionFile.folder(file), overlays.all(), overlays.successors()),
				roster.around().pool().waiting());
	}

	private HostOverlays overlays(ManagedMachine row) {
		return roster.around().overlays().of(row.host());
	}

	/** What has to be seen before the definition can be changed. */
	CompletableFuture<SeenFiles> seen(ManagedMachine row, Path file, DefinitionText definition,
			List<NewerImage> newer) {
		var folder = DefinitionFile.folder(file);
		var named = DefinedImages.of(definition.options()).stream().flatMap(image -> image.file(folder).stream());
		return newer.isEmpty()
				? CompletableFuture.completedFuture(new SeenFiles(Map.of()))
				: SeenFiles.look(row.host().files(),
						Stream.concat(named, newer.stream().map(NewerImage::defined)).toList());
	}

	/**
	 * The definition with which it is started.
	 *
	 * @param newer what it would go past, at least one
	 * @param choice of a person
	 */
	DefinitionText upon(ManagedMachine row, Path file, DefinitionText definition, List<NewerImage> newer,
			StartChoice choice, SeenFiles seen) throws CoreException {
		return switch (choice) {
			case ASK -> throw new StartUnclear(row.snapshot().facts().name(), newer);
			case AS_DEFINED -> definition;
			case NEWER -> taking(definition, newer, DefinitionFile.folder(file), seen);
		};
	}

	/** Keeps what a person has chosen; fails with {@link CoreException}. */
	CompletableFuture<Void> keep(ManagedMachine row, Path file, List<NewerImage> newer, StartChoice choice,
			SeenFiles seen) {
		if (newer.isEmpty() || choice != StartChoice.NEWER) {
			return CompletableFuture
					.allOf(newer.stream().map(overlays(row)::refused).toArray(CompletableFuture[]::new));
		}
		return row.definition().map(definition -> definition
				.change(now -> taking(now, newer, DefinitionFile.folder(file), seen))
				.thenCompose(_ -> CompletableFuture.allOf()))
				.orElseGet(CompletableFuture::allOf);
	}

	private static DefinitionText taking(DefinitionText definition, List<NewerImage> newer, Path folder,
			SeenFiles seen) throws CoreException {
		var changed = definition;
		for (var image : newer) {
			changed = new TakeOverlay(seen, folder, List.of(image.defined()), List.of(image.image().name()))
					.apply(changed, image.newer(), image.format());
		}
		return changed;
	}

	/** Fails when the start of a row, which is marked as being started already, would take away what others have for themselves. */
	CompletableFuture<Void> takesNothing(LaunchRequest request, ManagedMachine row) {
		return takesNothing(request, row.host(), machine -> machine != row);
	}

	/** Fails when a start would take away what a running machine or another program has for itself. */
	CompletableFuture<Void> takesNothing(LaunchRequest request, Host host) {
		return takesNothing(request, host, _ -> true);
	}

	private CompletableFuture<Void> takesNothing(LaunchRequest request, Host host, Predicate<ManagedMachine> others) {
		return host.startFolder(request.definition()).thenCompose(folder -> {
			var wanted = OwnedPaths.of(request.options(), folder);
			Map<ManagedMachine, List<Owned>> owned = new LinkedHashMap<>();
			if (!wanted.isEmpty()) {
				roster.all().stream().filter(others).filter(machine -> machine.host() == host && machine.isRunning())
						.forEach(machine -> owned.put(machine, owned(machine)));
			}
			var paths = Stream.concat(Stream.of(wanted), owned.values().stream()).flatMap(List::stream)
					.map(Owned::path).toList();
			return SeenFiles.look(host.files(), paths).thenCompose(seen -> takesNothing(wanted, host, owned, seen));
		});
	}

	private static CompletableFuture<Void> takesNothing(List<Owned> wanted, Host host,
			Map<ManagedMachine, List<Owned>> owned, SeenFiles seen) {
		var checked = CompletableFuture.allOf();
		for (var one : wanted) {
			checked = checked.thenCompose(_ -> owner(one, host, owned, seen)).thenAccept(owner -> {
				if (owner.isPresent()) {
					throw new CompletionException(new CoreException("The start would take " + one.path()
							+ " away from " + owner.get() + ": " + one.option() + ".",
							"End that one first, or give the option another path in the definition.", null));
				}
			});
		}
		return checked;
	}

	private static CompletableFuture<Optional<String>> owner(Owned wanted, Host host,
			Map<ManagedMachine, List<Owned>> owned,
			SeenFiles seen) {
		var known = owned.entrySet().stream()
				.filter(entry -> entry.getValue().stream().anyMatch(path -> seen.same(path.path(), wanted.path())))
				.map(Map.Entry::getKey).findFirst();
		if (known.isPresent()) {
			return CompletableFuture.completedFuture(
					known.map(machine -> machine.snapshot().facts().name() + process(machine) + ", which runs"));
		}
		if (!wanted.socket()) {
			return CompletableFuture.completedFuture(Optional.empty());
		}
		return host.listens(wanted.path()).thenCompose(taken -> taken
				? host.processListeningOn(new Address.Unix(wanted.path())).thenApply(process -> Optional
						.of(process.map(qemu -> "process " + qemu.pid() + ", a QEMU that listens there")
								.orElse("another program that listens there")))
				: CompletableFuture.completedFuture(Optional.empty()));
	}

	private static List<Owned> owned(ManagedMachine machine) {
		var identity = machine.snapshot().identity();
		if (identity.commandLine().isEmpty()) {
			return List.of();
		}
		// Where others started theirs is not known: full paths only.
		var folder = identity.launched() && !identity.definitionPath().isEmpty()
				? DefinitionFile.folder(Path.of(identity.definitionPath()))
				: Path.of("/nowhere");
		var words = identity.commandLine();
		return OwnedPaths.of(QemuCommandLine.optionsOf(words.subList(1, words.size())), folder);
	}
}
