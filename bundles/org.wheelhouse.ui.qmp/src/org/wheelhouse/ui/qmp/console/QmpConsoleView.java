package org.wheelhouse.ui.qmp.console;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.PartInitException;
import org.wheelhouse.core.guard.CommandSafety;
import org.wheelhouse.core.guard.Warning;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.qmp.command.RawCommand;
import org.wheelhouse.ui.handlers.Confirm;
import org.wheelhouse.ui.part.MachineView;
import org.wheelhouse.ui.part.ModelThread;
import org.wheelhouse.ui.qmp.commands.CommandWriter;
import org.wheelhouse.ui.widget.EmptyStateStack;
import org.wheelhouse.ui.widget.KeptPreference;

/** Speaks QMP, or to the human monitor, by hand. Only wires. UI thread. */
public final class QmpConsoleView extends MachineView implements CommandWriter {

	private static final String HISTORY = "console.history";

	private @Nullable EmptyStateStack deck;
	private @Nullable ConsolePage page;
	private @Nullable ConsoleActions actions;
	private @Nullable IMemento memento;

	@Override
	public void init(@Nullable IViewSite site, @Nullable IMemento state) throws PartInitException {
		super.init(site, state);
		memento = state;
	}

	@Override
	public void saveState(@Nullable IMemento state) {
		super.saveState(state);
		if (state != null && actions != null) {
			actions.save(state);
		}
	}

	@Override
	protected void createContent(Composite parent) {
		var made = new EmptyStateStack(parent);
		made.empty().say(Messages.View_Empty, Messages.View_EmptyText);
		var preferences = InstanceScope.INSTANCE.getNode("org.wheelhouse.ui.qmp");
		var history = new History(preferences.get(HISTORY, ""), text -> KeptPreference.put(preferences, HISTORY, text));
		var modelThread = Objects.requireNonNull(getSite().getService(ModelThread.class));
		var content = new ConsolePage(made.content(), history,
				machine -> command -> mayBeSent(machine, command, modelThread), modelThread);
		deck = made;
		page = content;
		actions = new ConsoleActions(getViewSite(), content, operations(), modelThread, memento);
	}

	private CompletableFuture<Boolean> mayBeSent(MachineAccess machine, RawCommand command, Executor modelThread) {
		return new CommandSafety(machine).before(command.name(), command.arguments())
				.thenApplyAsync(warning -> warning.isEmpty() || confirmed(warning.get()), modelThread);
	}

	/** Nothing is sent unless it is said so. */
	private boolean confirmed(Warning warning) {
		return Confirm.loss(getSite().getShell(), Messages.View_Warning, warning.text(), Messages.View_SendAnyway);
	}

	@Override
	public void write(String text) {
		if (page != null) {
			page.write(text);
		}
	}

	@Override
	public void setFocus() {
		var content = page;
		if (content != null && content.control().isVisible()) {
			content.setFocus();
		} else {
			super.setFocus();
		}
	}

	@Override
	protected void show(@Nullable Machine shown) {
		// It is told to the page when the view can be seen: only then is the machine asked what it understands.
	}

	@Override
	protected void refresh() {
		var machine = machine();
		var content = page;
		var cards = deck;
		var access = machine == null
				? Optional.<MachineAccess>empty()
				: registry().machine(machine.getId());
		if (content != null && cards != null) {
			var opens = access.isPresent() && !content.control().isVisible();
			cards.show(access.isPresent());
			content.show(access);
			if (opens && getSite().getPage().getActivePart() == this) {
				content.setFocus();
			}
		}
	}

	@Override
	protected Topic[] topics() {
		return new Topic[]{Topic.BLOCK, Topic.PCI};
	}
}
