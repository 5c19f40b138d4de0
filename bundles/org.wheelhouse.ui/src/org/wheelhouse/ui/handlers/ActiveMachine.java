package org.wheelhouse.ui.handlers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import org.eclipse.core.expressions.IEvaluationContext;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.common.notify.impl.AdapterImpl;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.AbstractSourceProvider;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.INullSelectionListener;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.ISources;
import org.eclipse.ui.IWindowListener;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.services.IServiceLocator;
import org.eclipse.ui.services.ISourceProviderService;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.common.Conflated;
import org.wheelhouse.ui.common.PickedElement;

/**
 * The machine that gestures are about: the one selected last, or of the editor in front. Publishes it with what can be done
 * to it as variables of core expressions, and publishes again when its state changes. UI thread.
 */
public final class ActiveMachine extends AbstractSourceProvider {

	/** The {@link Machine}, or undefined. */
	public static final String MACHINE = "org.wheelhouse.ui.machine";
	/** The keys of the gestures that are possible now. */
	public static final String GESTURES = "org.wheelhouse.ui.gestures";

	private final AdapterImpl changes = new Changes();
	private final Listening listening = new Listening();
	private @Nullable Conflated publishing;
	private @Nullable Machine machine;
	private final List<Consumer<String>> listeners = new ArrayList<>();
	private List<String> gestures = List.of();

	@Override
	public void initialize(@Nullable IServiceLocator locator) {
		publishing = new Conflated(Objects.requireNonNull(Display.getCurrent()), Conflated.VIEW_PERIOD,
				this::publishGestures);
		PlatformUI.getWorkbench().addWindowListener(listening);
	}

	/** Tells the name of the active machine whenever another becomes active, as long as the workbench runs. */
	public static void follow(IWorkbench workbench, Consumer<String> listener) {
		var service = Objects.requireNonNull(workbench.getService(ISourceProviderService.class));
		if (service.getSourceProvider(MACHINE) instanceof ActiveMachine provider) {
			provider.listeners.add(listener);
		}
	}

	@Override
	public String[] getProvidedSourceNames() {
		return new String[]{MACHINE, GESTURES};
	}

	@Override
	public Map<String, Object> getCurrentState() {
		var current = machine;
		return Map.of(MACHINE, current == null ? IEvaluationContext.UNDEFINED_VARIABLE : current, GESTURES, gestures);
	}

	@Override
	public void dispose() {
		PlatformUI.getWorkbench().removeWindowListener(listening);
		if (publishing != null) {
			publishing.stop();
		}
		release();
	}

	private void adopt(Machine selected) {
		if (selected != machine) {
			release();
			machine = selected;
			selected.eAdapters().add(changes);
			gestures = Gesture.keys(selected);
			published();
		}
	}

	private void published() {
		fireSourceChanged(ISources.ACTIVE_PART, getCurrentState());
		var current = machine;
		listeners.forEach(listener -> listener.accept(current == null ? "" : current.getName()));
	}

	private void release() {
		var old = machine;
		if (old != null) {
			old.eAdapters().remove(changes);
			machine = null;
		}
	}

	private void publishGestures() {
		var current = machine;
		if (current != null && current.getHost() == null) {
			release();
			gestures = List.of();
			published();
		} else if (current != null) {
			var now = Gesture.keys(current);
			if (!now.equals(gestures)) {
				gestures = now;
				fireSourceChanged(ISources.ACTIVE_PART, GESTURES, gestures);
			}
		}
	}

	private final class Changes extends AdapterImpl {

		@Override
		public void notifyChanged(@Nullable Notification notification) {
			var asked = publishing;
			if (asked != null && notification != null && !notification.isTouch()) {
				asked.request();
			}
		}
	}

	private final class Listening implements IWindowListener, INullSelectionListener, IPartListener2 {

		@Override
		public void windowOpened(@Nullable IWorkbenchWindow window) {
			if (window != null) {
				window.getSelectionService().addSelectionListener(this);
				window.getPartService().addPartListener(this);
			}
		}

		@Override
		public void windowClosed(@Nullable IWorkbenchWindow window) {
			if (window != null) {
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
		public void selectionChanged(@Nullable IWorkbenchPart part, @Nullable ISelection selection) {
			if (selection != null) {
				PickedElement.of(selection).map(PickedElement::machine).ifPresent(ActiveMachine.this::adopt);
			}
		}

		@Override
		public void partActivated(@Nullable IWorkbenchPartReference reference) {
			if (reference != null && reference.getPart(false) instanceof IEditorPart editor) {
				edited(editor);
			}
		}

		@Override
		public void partInputChanged(@Nullable IWorkbenchPartReference reference) {
			if (reference != null && reference.getPart(false) instanceof IEditorPart editor
					&& editor == reference.getPage().getActiveEditor()) {
				edited(editor);
			}
		}

		private void edited(IEditorPart editor) {
			var shown = Adapters.adapt(editor, Machine.class);
			if (shown != null) {
				adopt(shown);
			}
		}
	}
}
