package org.wheelhouse.core.internal.registry;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.wheelhouse.core.definition.DefinitionFile;
import org.wheelhouse.core.definition.NewerImages;
import org.wheelhouse.core.definition.OwnedPaths;
import org.wheelhouse.core.definition.OwnedPaths.Owned;
import org.wheelhouse.core.definition.StartChoice;
import org.wheelhouse.core.definition.TakeOverlay;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.failure.StartElsewhere;
import org.wheelhouse.core.failure.StartUnclear;
import org.wheelhouse.core.internal.session.ManagedMachine;
import org.wheelhouse.core.state.NewerImage;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.endpoint.host.DefinitionText;
import org.wheelhouse.endpoint.host.Host;
import org.wheelhouse.endpoint.host.HostProcess;
import org.wheelhouse.endpoint.host.LaunchRequest;
import org.wheelhouse.endpoint.host.QemuCommandLine;

/**
 * What is looked at before a machine is started: QEMU takes over sockets and cuts files of others without a word, and knows
 * nothing of overlays upon the images that it opens. On the thread for files; reads some.
 */
record StartCheck(MachineList roster) {

	/** By what a row is started. Fails when it is not to be started at all. */
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
		var other = others(row).filter(machine -> hasDefinition(machine, file)).findFirst();
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

	private static boolean hasDefinition(ManagedMachine machine, Path file) {
		var path = machine.snapshot().identity().definitionPath();
		return !path.isEmpty() && NewerImages.same(Path.of(path), file);
	}

	private static String process(ManagedMachine machine) {
		var pid = machine.snapshot().identity().pid();
		return pid == 0 ? "" : " (process " + pid + ")";
	}

	/** What a start by a definition would go past. */
	List<NewerImage> newer(ManagedMachine row, Path file, DefinitionText definition) {
		var overlays = roster.around().overlays();
		return isThisComputer(row.host())
				? NewerImages.of(definition.options(), DefinitionFile.folder(file), overlays.all(),
						overlays.successors())
				: List.of();
	}

	/**
	 * The definition with which it is started.
	 *
	 * @param newer what it would go past, at least one
	 * @param choice of a person
	 */
	DefinitionText upon(ManagedMachine row, Path file, DefinitionText definition, List<NewerImage> newer,
			StartChoice choice)
			throws CoreException {
		return switch (choice) {
			case ASK -> throw new StartUnclear(row.snapshot().facts().name(), newer);
			case AS_DEFINED -> definition;
			case NEWER -> taking(definition, newer, DefinitionFile.folder(file));
		};
	}

	/** Keeps what a person has chosen. */
	void keep(Path file, List<NewerImage> newer, StartChoice choice) throws CoreException {
		if (choice == StartChoice.NEWER) {
			DefinitionFile.write(file, now -> taking(now, newer, DefinitionFile.folder(file)));
		} else {
			newer.forEach(roster.around().overlays()::refused);
		}
	}

	private static DefinitionText taking(DefinitionText definition, List<NewerImage> newer, Path folder)
			throws CoreException {
		var changed = definition;
		for (var image : newer) {
			changed = new TakeOverlay(folder, List.of(image.defined()), List.of(image.image().name())).apply(changed,
					image.newer(), image.format());
		}
		return changed;
	}

	private static boolean isThisComputer(Host host) {
		return host.id().equals("local");
	}

	/** Fails when the start of a row, which is marked as being started already, would take away what others have for themselves. */
	void takesNothing(LaunchRequest request, ManagedMachine row) throws CoreException {
		takesNothing(request, row.host(), machine -> machine != row);
	}

	/** Fails when a start would take away what a running machine or another program has for itself. */
	void takesNothing(LaunchRequest request, Host host) throws CoreException {
		takesNothing(request, host, _ -> true);
	}

	private void takesNothing(LaunchRequest request, Host host, Predicate<ManagedMachine> others) throws CoreException {
		if (!isThisComputer(host)) {
			return;
		}
		var folder = request.definition().map(DefinitionFile::folder)
				.orElseGet(() -> Path.of(System.getProperty("user.home")));
		for (var wanted : OwnedPaths.of(request.options(), folder)) {
			var owner = owner(wanted, host, others);
			if (owner.isPresent()) {
				throw new CoreException("The start would take " + wanted.path() + " away from " + owner.get()
						+ ": " + wanted.option() + ".",
						"End that one first, or give the option another path in the definition.", null);
			}
		}
	}

	private Optional<String> owner(Owned wanted, Host host, Predicate<ManagedMachine> others) {
		var known = roster.all().stream().filter(others)
				.filter(machine -> machine.host() == host && machine.isRunning())
				.filter(machine -> owns(machine, wanted)).findFirst();
		if (known.isPresent()) {
			return known.map(machine -> machine.snapshot().facts().name() + process(machine) + ", which runs");
		}
		if (!wanted.socket() || !host.listens(wanted.path())) {
			return Optional.empty();
		}
		return Optional.of(host.processListeningOn(new Address.Unix(wanted.path())).map(HostProcess::pid)
				.map(pid -> "process " + pid + ", a QEMU that listens there")
				.orElse("another program that listens there"));
	}

	private static boolean owns(ManagedMachine machine, Owned wanted) {
		var identity = machine.snapshot().identity();
		if (identity.commandLine().isEmpty()) {
			return false;
		}
		// Where others started theirs is not known: full paths only.
		var folder = identity.launched() && !identity.definitionPath().isEmpty()
				? DefinitionFile.folder(Path.of(identity.definitionPath()))
				: Path.of("/nowhere");
		var words = identity.commandLine();
		return OwnedPaths.of(QemuCommandLine.optionsOf(words.subList(1, words.size())), folder).stream()
				.anyMatch(owned -> NewerImages.same(owned.path(), wanted.path()));
	}
}
