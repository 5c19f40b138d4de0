package org.wheelhouse.ui.definition.lifecycle;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.commands.ExecutionException;
import org.wheelhouse.core.definition.RenamedDefinition;
import org.wheelhouse.core.image.Undertaking;
import org.wheelhouse.core.trust.WrittenDefinition;
import org.wheelhouse.ui.handlers.MachineHandler;

/** Calls a machine that does not run otherwise. UI thread. */
public final class RenameHandler extends MachineHandler {

	@Override
	protected void execute(Place place) throws ExecutionException {
		var machine = place.machine();
		var definition = Path.of(machine.getDefinitionPath());
		var host = new KnownMachines(place.registry()).host(machine);
		new RenameDialog(place.shell(), machine.getName(), definition.toString(),
				name -> Undertaking
						.begin(work -> work.step(() -> RenamedDefinition.write(host.files(), definition, name))
								.thenCompose(renamed -> place.registry().written(host,
										Optional.of(new WrittenDefinition(definition, renamed.before())),
										new WrittenDefinition(definition, renamed.after())))
								.thenCompose(_ -> place.registry().define(definition, host))),
				_ -> place.operations().say(Messages.Rename_done)).open();
	}
}
