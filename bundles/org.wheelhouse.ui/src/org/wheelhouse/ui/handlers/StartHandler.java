package org.wheelhouse.ui.handlers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.eclipse.core.commands.ExecutionException;
import org.eclipse.osgi.util.NLS;
import org.wheelhouse.ui.handlers.MachineHandler.Place;
import org.wheelhouse.ui.machine.MachineEditor;
import org.wheelhouse.ui.part.MachineNames;

/** Starts a machine that is defined or has ended. */
public final class StartHandler extends MachinesHandler {

	/** Made by the workbench. */
	public StartHandler() {
		super(new SeveralQuestion(MachineAction.START, Messages.Start_Button, ""));
	}

	@Override
	protected void one(Place place) {
		MachineEditor.open(place.page(), place.machine());
		var machine = place.machine();
		var label = NLS.bind(Messages.Start_Label, machine.getName());
		place.operations().follow(label,
				new Starting(place.registry(), place::shell, place.modelThread()).start(machine.getId(),
						machine.getName()),
				id -> StartNews.of(label, machine, place.registry().machine(id).isPresent()));
	}

	@Override
	protected void asked(List<Place> places, Consumer<List<Place>> then) {
		var first = places.getFirst();
		var names = new LinkedHashMap<String, String>();
		places.forEach(place -> names.put(place.machine().getId(), MachineNames.of(place.machine())));
		new Starting(first.registry(), first::shell, first.modelThread()).mayStart(names).thenAccept(ids -> then
				.accept(places.stream().filter(place -> ids.contains(place.machine().getId())).toList()));
	}

	@Override
	protected CompletableFuture<?> each(Place place) throws ExecutionException {
		return place.registry().launch(place.machine().getId());
	}
}
