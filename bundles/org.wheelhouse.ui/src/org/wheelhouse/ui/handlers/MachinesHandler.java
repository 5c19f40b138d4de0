package org.wheelhouse.ui.handlers;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.eclipse.core.commands.ExecutionException;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.handlers.MachineHandler.Place;

/**
 * A command on all the machines that are meant: on one as ever; on several after one question that names them all, and those
 * that are left out. UI thread.
 */
public abstract class MachinesHandler extends MeantHandler {

	/** What is asked before it is done to several; the words for one are the handler's own. */
	private final SeveralQuestion question;

	protected MachinesHandler(SeveralQuestion question) {
		this.question = question;
	}

	/** Does it to the one machine that is meant, and asks what is to be asked. */
	protected abstract void one(Place place) throws ExecutionException;

	/**
	 * Does it to one of several, which a person has agreed to. Asks nothing.
	 *
	 * @return completes on any thread, fails with the reason
	 * @throws ExecutionException when it cannot even begin
	 * @throws CoreException      when the machine does not do it
	 */
	protected abstract CompletableFuture<?> each(Place place) throws ExecutionException, CoreException;

	/**
	 * Asks what is to be asked of several besides, all in one.
	 *
	 * @param then given those to which it is done, on the UI thread
	 */
	protected void asked(List<Place> places, Consumer<List<Place>> then) {
		then.accept(places);
	}

	/** Whether it makes sense for one of several as it is now. */
	protected boolean takes(Machine machine) {
		return question.gesture().possibleAmongSeveral(machine);
	}

	@Override
	final void execute(List<Place> places) throws ExecutionException {
		if (places.size() == 1) {
			one(places.getFirst());
		} else {
			several(places);
		}
	}

	private void several(List<Place> places) {
		var taken = places.stream().filter(place -> takes(place.machine())).toList();
		var left = places.stream().map(Place::machine).filter(machine -> !takes(machine)).toList();
		if (!taken.isEmpty()
				&& question.agreed(places.getFirst().shell(), taken.stream().map(Place::machine).toList(), left)) {
			asked(taken, this::begin);
		}
	}

	private void begin(List<Place> places) {
		if (!places.isEmpty()) {
			var first = places.getFirst();
			var operations = first.operations();
			var batch = new Batch(question.label(places.size()), first.modelThread(), operations::say,
					operations::failed);
			places.forEach(place -> batch.add(place.machine(), begin(place)));
			batch.follow();
		}
	}

	private CompletableFuture<?> begin(Place place) {
		try {
			return each(place);
		} catch (ExecutionException | CoreException e) {
			return CompletableFuture.failedFuture(e);
		}
	}
}
