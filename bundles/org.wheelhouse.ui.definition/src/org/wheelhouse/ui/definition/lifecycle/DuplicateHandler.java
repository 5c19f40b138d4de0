package org.wheelhouse.ui.definition.lifecycle;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.eclipse.core.commands.ExecutionException;
import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.lifecycle.DuplicateMachine;
import org.wheelhouse.core.lifecycle.DuplicateMachine.Disks;
import org.wheelhouse.core.lifecycle.DuplicateMachine.Wish;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.host.Host;
import org.wheelhouse.ui.handlers.MachineHandler;
import org.wheelhouse.ui.machine.MachineEditor;

/** Makes a second machine like one that does not run. UI thread. */
public final class DuplicateHandler extends MachineHandler {

	@Override
	protected void execute(Place place) throws ExecutionException {
		var machine = place.machine();
		var known = new KnownMachines(place.registry());
		var host = known.host(machine);
		var home = Optional.ofNullable(Path.of(machine.getDefinitionPath()).getParent());
		var folder = home.map(Path::getParent).or(() -> home).orElseGet(host.files()::temporaryFolder);
		new DuplicateDialog(place.shell(),
				new Wish(machine.getId(), DuplicateDialog.second(machine.getName()), folder, Disks.COPIED),
				wish -> DuplicateMachine.plan(host, known, wish),
				made -> place.operations()
						.follow(NLS.bind(Messages.Duplicate_register, made.definition().getFileName()),
								registered(place.registry(), host, made))
						.thenAccept(id -> MachineEditor.openWhenListed(place.page(), place.registry().inventory(), id)))
				.open();
	}

	/** What may be started unasked of the one may be of both. */
	private static CompletableFuture<String> registered(MachineRegistry registry, Host host, DuplicateMachine made) {
		return CompletableFuture.allOf(made.written().stream()
				.map(written -> registry.written(host, Optional.of(made.original()), written))
				.toArray(CompletableFuture[]::new)).thenCompose(_ -> registry.define(made.definition(), host));
	}
}
