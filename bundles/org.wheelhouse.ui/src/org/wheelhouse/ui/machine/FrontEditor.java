package org.wheelhouse.ui.machine;

import java.util.Arrays;
import java.util.Objects;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PerspectiveAdapter;
import org.wheelhouse.core.state.Subscription;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.part.CurrentMachine;
import org.wheelhouse.ui.widget.Conflated;

/**
 * Keeps the editor in front and the current machine the same. An editor that comes to the front makes its machine the current
 * one. Another current machine brings its editor to the front, without the keyboard; has it none, one editor is there for all
 * such machines and turns to it, so that walking through the rows leaves no trail of editors. Where a person has closed all
 * editors, none is opened. UI thread; ends with the workbench.
 */
public final class FrontEditor implements IPartListener2, AutoCloseable {

	private final IWorkbenchPage page;
	private final CurrentMachine current;
	private final Conflated settling;
	private final Subscription following;
	private final PerspectiveAdapter perspectives = new PerspectiveAdapter() {
		@Override
		public void perspectiveActivated(@Nullable IWorkbenchPage shown, @Nullable IPerspectiveDescriptor perspective) {
			settling.request();
		}
	};
	private boolean closed;

	private FrontEditor(IWorkbenchPage page, CurrentMachine current) {
		this.page = page;
		this.current = current;
		settling = new Conflated(page.getWorkbenchWindow().getShell().getDisplay(), Conflated.VIEW_PERIOD,
				this::settle);
		page.addPartListener(this);
		page.getWorkbenchWindow().addPerspectiveListener(perspectives);
		told(page.getActiveEditor());
		following = current.follow(_ -> settling.request());
	}

	/** Does so in a window from now on. */
	public static FrontEditor follow(IWorkbenchWindow window) {
		return new FrontEditor(Objects.requireNonNull(window.getActivePage()), CurrentMachine.in(window));
	}

	@Override
	public void close() {
		following.close();
		settling.stop();
	}

	@Override
	public void partActivated(@Nullable IWorkbenchPartReference reference) {
		front(reference);
	}

	@Override
	public void partBroughtToTop(@Nullable IWorkbenchPartReference reference) {
		front(reference);
	}

	/** An editor of an earlier session gets its machine later; one whose guest moves gets another. */
	@Override
	public void partInputChanged(@Nullable IWorkbenchPartReference reference) {
		if (reference != null && reference.getPart(false) == page.getActiveEditor()) {
			front(reference);
		}
	}

	@Override
	public void partClosed(@Nullable IWorkbenchPartReference reference) {
		if (reference instanceof IEditorReference) {
			closed = true;
			settling.request();
		}
	}

	private void front(@Nullable IWorkbenchPartReference reference) {
		if (reference != null && reference.getPart(false) instanceof IEditorPart editor) {
			told(editor);
		}
	}

	private void told(@Nullable IEditorPart editor) {
		var machine = machine(editor);
		if (machine != null) {
			current.choose(machine);
		}
	}

	private void settle() {
		var wasClosed = closed;
		closed = false;
		var front = page.getActiveEditor();
		if (current.machine().isEmpty()) {
			told(front);
			return;
		}
		var wanted = current.machine().get();
		if (page.isEditorAreaVisible() && front != null && machine(front) != wanted) {
			var own = page.findEditor(new MachineEditorInput(wanted.getId(), wanted.getName()));
			if (own != null) {
				page.bringToTop(own);
			} else if (wasClosed) {
				told(front); // Its editor was closed: what is seen now is what the person is left with.
			} else {
				turnTo(wanted);
			}
		}
	}

	private void turnTo(Machine wanted) {
		var visitor = Arrays.stream(page.getEditorReferences()).map(reference -> reference.getEditor(false))
				.filter(MachineEditor.class::isInstance).map(MachineEditor.class::cast)
				.filter(MachineEditor::isVisiting).findFirst();
		if (visitor.isPresent()) {
			visitor.get().turnTo(wanted);
			page.bringToTop(visitor.get());
			return;
		}
		try {
			if (page.openEditor(new MachineEditorInput(wanted.getId(), wanted.getName()), MachineEditor.ID,
					false) instanceof MachineEditor made) {
				made.visit();
			}
		} catch (PartInitException e) {
			throw new IllegalStateException(MachineEditor.ID + " is declared in plugin.xml", e);
		}
	}

	private static @Nullable Machine machine(@Nullable IEditorPart editor) {
		return editor == null ? null : Adapters.adapt(editor, Machine.class);
	}
}
