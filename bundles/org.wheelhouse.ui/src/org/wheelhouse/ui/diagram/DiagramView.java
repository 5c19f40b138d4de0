package org.wheelhouse.ui.diagram;

import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.part.MachineView;
import org.wheelhouse.ui.part.PickedElement;
import org.wheelhouse.ui.widget.EmptyStateStack;

/**
 * A view of one tree of the machine, on a page with a picture and a table of it; what is missing is said in its place. UI thread.
 *
 * @param <P> the page, which knows no workbench
 */
public abstract class DiagramView<P extends Composite> extends MachineView {

	private @Nullable EmptyStateStack deck;
	private @Nullable P page;

	/** Makes the page, once. */
	protected abstract P createPage(Composite parent);

	/** The picture and the table of the page. */
	protected abstract DiagramAndTable twin(P content);

	/** Shows the tree of this machine, or what changed of it; of none, nothing. */
	protected abstract void show(P content, @Nullable Machine shown);

	/** Selects the device with an id, if there is one. */
	protected void select(P content, String deviceId) {
		// A page of something else than devices has none.
	}

	/** The heading of what is said while there is no tree. */
	protected abstract String unknown();

	/** Why there is no tree; empty when there is one. */
	protected abstract String missing(Machine machine);

	/** The page, once it was made. */
	protected final Optional<P> page() {
		var content = page;
		return content == null || content.isDisposed() ? Optional.empty() : Optional.of(content);
	}

	/** The machine that is shown, while it is connected. */
	protected final Optional<MachineAccess> access() {
		var machine = machine();
		return machine == null ? Optional.empty() : registry().machine(machine.getId());
	}

	@Override
	protected final void createContent(Composite parent) {
		var made = new EmptyStateStack(parent);
		made.empty().say(unknown(), "");
		var content = createPage(made.content());
		deck = made;
		page = content;
		TableToggle.install(getViewSite(), twin(content));
	}

	@Override
	protected final void show(@Nullable Machine shown) {
		page().ifPresent(content -> show(content, shown));
	}

	@Override
	protected void refresh() {
		var machine = machine();
		var top = deck;
		if (machine != null && top != null) {
			var missing = missing(machine);
			top.show(missing.isEmpty(), unknown(), missing);
			page().ifPresent(content -> show(content, machine));
		}
	}

	@Override
	protected final void picked(PickedElement element) {
		page().ifPresent(content -> element.deviceId().ifPresent(id -> select(content, id)));
	}
}
