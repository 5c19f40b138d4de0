package org.wheelhouse.ui.definition.problems;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;

import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.ui.IWorkbench;
import org.wheelhouse.core.capability.QemuCapability;
import org.wheelhouse.core.definition.check.KnownPorts;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.core.state.Subscription;
import org.wheelhouse.core.trust.WrittenDefinition;
import org.wheelhouse.host.Host;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.definition.edit.WorkingCopy;
import org.wheelhouse.ui.part.ModelThread;

/** The definitions that are edited: who edits the same file gets the same one. UI thread. */
public final class OpenDefinitions {

	private final Executor modelThread;
	private final QemuCapability capability;
	private final BiFunction<Host, Path, KnownPorts> listening;
	private final BiFunction<Host, Path, WorkingCopy.Saved> saving;
	private final Map<Key, Use> open = new LinkedHashMap<>();
	private final List<Runnable> followers = new CopyOnWriteArrayList<>();

	private record Key(String host, Path path) {}

	private static final class Use {

		private final OpenDefinition definition;
		private int users;

		Use(OpenDefinition definition) {
			this.definition = definition;
		}
	}

	/**
	 * @param modelThread the UI thread
	 * @param capability  asks what a QEMU can
	 * @param listening   the ports that machines have, of the machine of a definition on a computer
	 * @param saving      hears what a person saves into a definition on a computer
	 */
	public OpenDefinitions(Executor modelThread, QemuCapability capability,
			BiFunction<Host, Path, KnownPorts> listening, BiFunction<Host, Path, WorkingCopy.Saved> saving) {
		this.modelThread = modelThread;
		this.capability = capability;
		this.listening = listening;
		this.saving = saving;
	}

	/** Those of a workbench. */
	public static OpenDefinitions of(IWorkbench workbench) {
		var context = Objects.requireNonNull(workbench.getService(IEclipseContext.class));
		var known = context.get(OpenDefinitions.class);
		if (known != null) {
			return known;
		}
		var registry = Objects.requireNonNull(workbench.getService(MachineRegistry.class));
		var made = new OpenDefinitions(Objects.requireNonNull(workbench.getService(ModelThread.class)),
				registry.capability(), new PortsOfOthers(registry.inventory())::of,
				(host, file) -> (before, after) -> registry.written(host,
						Optional.of(new WrittenDefinition(file, before)), new WrittenDefinition(file, after)));
		context.set(OpenDefinitions.class, made);
		return made;
	}

	/** The one of a file; its content comes a moment later. To be {@link #close closed} as often as it was opened. */
	public OpenDefinition open(Host host, Path file) {
		var path = file.toAbsolutePath().normalize();
		var use = open.computeIfAbsent(new Key(host.id(), path), _ -> made(host, path));
		use.users++;
		use.definition.copy().look();
		tell();
		return use.definition;
	}

	private Use made(Host host, Path path) {
		var copy = new WorkingCopy(host.files(), path, modelThread, System::nanoTime,
				saving.apply(host, path));
		var definition = new OpenDefinition(host, copy,
				new Judge(copy, host, capability, modelThread, () -> listening.apply(host, path)));
		definition.judge().follow(this::tell);
		return new Use(definition);
	}

	/** Who used it does so no longer; with the last what is not saved is gone. */
	public void close(OpenDefinition definition) {
		open.values().removeIf(use -> {
			var last = use.definition == definition && --use.users == 0;
			if (last) {
				definition.judge().close();
			}
			return last;
		});
		tell();
	}

	/** The one of a machine, when it is edited. */
	public Optional<OpenDefinition> of(Machine machine) {
		var host = machine.getHost();
		return host == null || machine.getDefinitionPath().isEmpty()
				? Optional.empty()
				: Optional.ofNullable(open.get(new Key(host.getId(),
						Path.of(machine.getDefinitionPath()).toAbsolutePath().normalize()))).map(use -> use.definition);
	}

	/** All of them, in the order in which they were opened. */
	List<OpenDefinition> all() {
		return new ArrayList<>(open.values()).stream().map(use -> use.definition).toList();
	}

	/** Runs it when another is opened or closed, or something else is found out about one. */
	Subscription follow(Runnable follower) {
		followers.add(follower);
		return () -> followers.remove(follower);
	}

	private void tell() {
		followers.forEach(Runnable::run);
	}
}
