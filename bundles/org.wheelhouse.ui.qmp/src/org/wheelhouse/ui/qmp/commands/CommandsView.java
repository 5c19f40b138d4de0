package org.wheelhouse.ui.qmp.commands;

import java.util.List;
import java.util.Objects;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.PartInitException;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.failure.FailureReport;
import org.wheelhouse.ui.part.MachineView;
import org.wheelhouse.ui.part.ModelThread;
import org.wheelhouse.ui.widget.EmptyState;
import org.wheelhouse.ui.widget.EmptyStateStack;

/** The view of the commands that the selected machine understands. Only wires; asks nothing while it cannot be seen. */
public final class CommandsView extends MachineView {

	private static final String ABOVE = "above";
	private static final String BELOW = "below";

	private @Nullable IMemento memento;
	private @Nullable EmptyStateStack deck;
	private @Nullable CommandsPage page;
	/** What is shown or asked for; another process may have others. */
	private Object asked = List.of();
	/** Counts questions, so that an answer for a machine that was left is dropped. */
	private int generation;

	@Override
	public void init(@Nullable IViewSite site, @Nullable IMemento saved) throws PartInitException {
		super.init(site, saved);
		memento = saved;
	}

	@Override
	public void saveState(@Nullable IMemento saved) {
		super.saveState(saved);
		var content = page;
		if (saved != null && content != null && !content.isDisposed()) {
			saved.putInteger(ABOVE, content.sash().getWeights()[0]);
			saved.putInteger(BELOW, content.sash().getWeights()[1]);
		}
	}

	@Override
	protected void createContent(Composite parent) {
		var made = new EmptyStateStack(parent);
		var content = new CommandsPage(made.content(), this::write);
		CommandsMenu.install(content);
		deck = made;
		page = content;
		var saved = memento;
		if (saved != null && saved.getInteger(ABOVE) != null && saved.getInteger(BELOW) != null) {
			content.sash().setWeights(saved.getInteger(ABOVE), saved.getInteger(BELOW));
		}
	}

	@Override
	protected void show(@Nullable Machine shown) {
		forget();
	}

	/** Whatever changes of the machine comes here: only another connection has other commands. */
	@Override
	protected void refresh() {
		var machine = machine();
		if (machine == null) {
			return;
		}
		var access = registry().machine(machine.getId());
		var now = List.of(machine.getId(), machine.getPid(), machine.getStartedMillis(), access.isPresent());
		if (!now.equals(asked)) {
			forget();
			asked = now;
			access.ifPresentOrElse(this::ask, () -> say(NLS.bind(Messages.View_Lost, machine.getName()),
					machine.getDetail().isEmpty() ? Messages.View_LostText : machine.getDetail()));
		}
	}

	@Override
	protected Topic[] topics() {
		return new Topic[0];
	}

	private void forget() {
		generation++;
		asked = List.of();
		var content = page;
		if (content != null && !content.isDisposed()) {
			content.show(List.of());
		}
	}

	private void ask(MachineAccess access) {
		say(Messages.View_Asking, "");
		var current = generation;
		access.language().thenApply(CommandList::of)
				.whenCompleteAsync((entries, failure) -> answered(current, entries, failure),
						Objects.requireNonNull(getSite().getService(ModelThread.class)));
	}

	private void answered(int current, @Nullable List<CommandEntry> entries, @Nullable Throwable failure) {
		var content = page;
		var shown = deck;
		if (current != generation || content == null || content.isDisposed() || shown == null) {
			return;
		}
		if (entries != null) {
			content.show(entries);
			shown.show(true);
		} else if (failure != null) {
			say(Messages.View_Failed, FailureReport.of("", failure).message(),
					new EmptyState.Action(Messages.View_Again, this::again));
		}
	}

	private void again() {
		forget();
		refresh();
	}

	private void say(String title, String text, EmptyState.Action... actions) {
		var shown = deck;
		if (shown != null) {
			shown.empty().say(title, text, actions);
			shown.show(false);
		}
	}

	private void write(CommandEntry entry) {
		try {
			if (getSite().getPage().showView(CommandWriter.VIEW) instanceof CommandWriter console) {
				console.write(entry.shorthand());
			}
		} catch (PartInitException e) {
			operations().failed(entry.name(), e);
		}
	}
}
