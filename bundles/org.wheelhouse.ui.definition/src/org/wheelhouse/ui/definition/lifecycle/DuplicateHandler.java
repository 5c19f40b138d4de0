package org.wheelhouse.ui.definition.lifecycle;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.commands.ExecutionException;
import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.lifecycle.DuplicateMachine;
import org.wheelhouse.core.lifecycle.DuplicateMachine.Disks;
import org.wheelhouse.core.lifecycle.DuplicateMachine.Wish;
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
				definition -> place.operations()
						.follow(NLS.bind(Messages.Duplicate_register, definition.getFileName()),
								place.registry().define(definition))
						.thenAccept(id -> MachineEditor.openWhenListed(place.page(), place.registry().inventory(), id)))
				.open();
	}
}
