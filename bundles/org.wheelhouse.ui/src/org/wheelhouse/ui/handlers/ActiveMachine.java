package org.wheelhouse.ui.handlers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

import org.eclipse.core.expressions.IEvaluationContext;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.AbstractSourceProvider;
import org.eclipse.ui.INullSelectionListener;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IPropertyListener;
import org.eclipse.ui.ISources;
import org.eclipse.ui.IWindowListener;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.services.IServiceLocator;
import org.eclipse.ui.services.ISourceProviderService;
import org.wheelhouse.core.state.Subscription;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.part.CurrentMachine;
import org.wheelhouse.ui.part.MachineChanges;
import org.wheelhouse.ui.part.MachineNames;
import org.wheelhouse.ui.part.MachinePart;
import org.wheelhouse.ui.widget.Conflated;

/**
 * Tells the workbench which machines actions are about, and which actions are possible: those that the active part means,
 * where it means some by itself, else the current one. Several can only be meant in Machines. UI thread.
 */
public final class ActiveMachine extends AbstractSourceProvider {

	/** The {@link Machine}, when it is just one, else undefined. */
	public static final String MACHINE = "org.wheelhouse.ui.machine";
	/** The machines, a list that may be empty. */
	public static final String MEANT = "org.wheelhouse.ui.meant";
	/** The keys of the actions that are possible now. */
	public static final String ACTIONS = "org.wheelhouse.ui.actions";

	private final Listening listening = new Listening();
	private final List<Consumer<String>> listeners = new ArrayList<>();
	private @Nullable Conflated publishing;
	private @Nullable IWorkbenchWindow shown;
	private @Nullable CurrentMachine current;
	private @Nullable Subscription following;
	private @Nullable IWorkbenchPart part;
	private List<Machine> meant = List.of();
	private List<MachineChanges> changes = List.of();
	private List<String> actions = List.of();
	private String title = "";

	@Override
	public void initialize(@Nullable IServiceLocator locator) {
		publishing = new Conflated(Objects.requireNonNull(Display.getCurrent()), Conflated.VIEW_PERIOD,
				this::publishActions);
		PlatformUI.getWorkbench().addWindowListener(listening);
	}

	/** Tells what the machine is called that actions are about, or the current one, now and whenever that changes. */
	public static void follow(IWorkbench workbench, Consumer<String> listener) {
		var service = Objects.requireNonNull(workbench.getService(ISourceProviderService.class));
		if (service.getSourceProvider(MACHINE) instanceof ActiveMachine provider) {
			provider.listeners.add(listener);
			listener.accept(provider.title);
		}
	}

	@Override
	public String[] getProvidedSourceNames() {
		return new String[]{MACHINE, MEANT, ACTIONS};
	}

	@Override
	public Map<String, Object> getCurrentState() {
		return Map.of(MACHINE, meant.size() == 1 ? meant.getFirst() : IEvaluationContext.UNDEFINED_VARIABLE, MEANT,
				meant, ACTIONS, actions);
	}

	@Override
	public void dispose() {
		PlatformUI.getWorkbench().removeWindowListener(listening);
		if (publishing != null) {
			publishing.stop();
		}
		if (following != null) {
			following.close();
		}
		changes.forEach(MachineChanges::close);
	}

	/** What is meant may be other machines now. */
	private void look() {
		var now = now();
		if (!now.equals(meant)) {
			changes.forEach(MachineChanges::close);
			meant = now;
			changes = meant.stream().map(machine -> new MachineChanges(machine, Set.of(), this::publishSoon)).toList();
			actions = MachineAction.keys(meant);
			fireSourceChanged(ISources.ACTIVE_PART, getCurrentState());
		}
		publishTitle();
	}

	private List<Machine> now() {
		var known = current;
		var machines = part instanceof MachinePart meaning
				? meaning.meant()
				: known == null ? List.<Machine>of() : known.machine().stream().toList();
		return machines.stream().filter(machine -> machine.getHost() != null).toList();
	}

	private void publishTitle() {
		var known = current;
		var named = meant.size() == 1 || known == null ? meant.stream().findFirst() : known.machine();
		var now = named.map(MachineNames::of).orElse("");
		if (!now.equals(title)) {
			title = now;
			listeners.forEach(listener -> listener.accept(now));
		}
	}

	private void publishSoon() {
		if (publishing != null) {
			publishing.request();
		}
	}

	private void publishActions() {
		look();
		var now = MachineAction.keys(meant);
		if (!now.equals(actions)) {
			actions = now;
			fireSourceChanged(ISources.ACTIVE_PART, ACTIONS, actions);
		}
	}

	private final class Listening
			implements
				IWindowListener,
				INullSelectionListener,
				IPartListener2,
				IPropertyListener {

		@Override
		public void windowOpened(@Nullable IWorkbenchWindow window) {
			if (window != null && shown == null) {
				shown = window;
				window.getSelectionService().addSelectionListener(this);
				window.getPartService().addPartListener(this);
				var machine = CurrentMachine.in(window);
				current = machine;
				following = machine.follow(_ -> look());
				activated(window.getPartService().getActivePart());
			}
		}

		@Override
		public void windowClosed(@Nullable IWorkbenchWindow window) {
			if (window != null && window == shown) {
				window.getSelectionService().removeSelectionListener(this);
				window.getPartService().removePartListener(this);
			}
		}

		@Override
		public void windowActivated(@Nullable IWorkbenchWindow window) {
			// one window
		}

		@Override
		public void windowDeactivated(@Nullable IWorkbenchWindow window) {
			// one window
		}

		@Override
		public void selectionChanged(@Nullable IWorkbenchPart selecting, @Nullable ISelection selection) {
			look();
		}

		@Override
		public void partActivated(@Nullable IWorkbenchPartReference reference) {
			activated(reference == null ? null : reference.getPart(false));
		}

		private void activated(@Nullable IWorkbenchPart active) {
			if (part != null) {
				part.removePropertyListener(this);
			}
			part = active;
			if (active != null) {
				active.addPropertyListener(this);
			}
			look();
		}

		@Override
		public void partClosed(@Nullable IWorkbenchPartReference reference) {
			if (reference != null && reference.getPart(false) == part) {
				activated(null);
			}
		}

		/** A view that is pinned or let go, and an editor whose guest moves, show another machine than before. */
		@Override
		public void propertyChanged(@Nullable Object source, int property) {
			look();
		}
	}
}
