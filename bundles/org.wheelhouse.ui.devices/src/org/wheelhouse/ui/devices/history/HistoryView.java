package org.wheelhouse.ui.devices.history;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.IHandlerService;
import org.wheelhouse.core.state.DeviceGesture.Subject;
import org.wheelhouse.core.state.Difference;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.model.live.DeviceGesture;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.difference.DifferenceActions;
import org.wheelhouse.ui.part.MachineView;
import org.wheelhouse.ui.widget.Literal;

/** What was done to the devices of the selected machine in this session. Only wires. */
public final class HistoryView extends MachineView {

	private static final String PLUG = "org.wheelhouse.ui.command.plug";

	private @Nullable HistoryPage page;
	private @Nullable IMemento kept;

	@Override
	public void init(@Nullable IViewSite site, @Nullable IMemento memento) throws PartInitException {
		super.init(site, memento);
		kept = memento;
	}

	@Override
	public void saveState(@Nullable IMemento memento) {
		super.saveState(memento);
		if (page != null && memento != null) {
			page.save(memento);
		}
	}

	@Override
	protected void createContent(Composite parent) {
		var made = new HistoryPage(parent, new Gestures());
		if (kept != null) {
			made.restore(kept);
		}
		page = made;
		var bar = getViewSite().getActionBars().getToolBarManager();
		bar.add(made.undo());
		bar.add(made.keep());
		getSite().setSelectionProvider(made.viewer());
	}

	@Override
	protected void show(@Nullable Machine shown) {
		if (page != null) {
			page.show(shown);
		}
	}

	@Override
	protected void refresh() {
		show(machine());
	}

	@Override
	protected Topic[] topics() {
		return new Topic[]{Topic.PCI, Topic.TOPOLOGY};
	}

	private final class Gestures implements HistoryActions {

		@Override
		public void undo(DeviceGesture gesture) {
			var machine = machine();
			if (machine != null) {
				new Undoing(getSite().getShell(), operations()).ask(registry(), machine, gesture);
			}
		}

		@Override
		public void keep(List<DeviceGesture> gestures) {
			var machine = machine();
			if (machine != null) {
				keep(machine, gestures);
			}
		}

		/** What the definition cannot say is named before it is asked whether to write the rest. */
		private void keep(Machine machine, List<DeviceGesture> gestures) {
			DifferenceActions actions = Objects.requireNonNull(getSite().getService(DifferenceActions.class));
			var subjects = gestures.stream()
					.map(one -> new Subject(one.getKind(), one.getDevice(), one.getType(), one.getPlace())).toList();
			var told = actions.of(machine).stream()
					.filter(difference -> subjects.stream().anyMatch(subject -> subject.isTold(difference))).toList();
			var impossible = told.stream().filter(difference -> !difference.takeOver().possible())
					.map(difference -> difference.title() + ": " + difference.takeOver().text() + ".")
					.collect(Collectors.joining("\n"));
			var possible = told.stream().filter(difference -> difference.takeOver().possible()).toList();
			if (!impossible.isEmpty() || possible.isEmpty()) {
				MessageDialog.openInformation(getSite().getShell(), Messages.Keeping_cannot,
						Literal.label(impossible.isEmpty()
								? Messages.Keeping_done
								: NLS.bind(Messages.Keeping_cannotText, impossible)));
			}
			if (!possible.isEmpty()) {
				actions.takeOverAll(getSite().getShell(), machine, List.<Difference>copyOf(possible));
			}
		}

		@Override
		public void plugIn() {
			try {
				Objects.requireNonNull(getSite().getService(IHandlerService.class)).executeCommand(PLUG, null);
			} catch (CommandException _) {
				// The command says by itself why it is not possible now.
			}
		}
	}
}
