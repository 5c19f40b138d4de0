package org.wheelhouse.ui.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.handlers.IHandlerActivation;
import org.eclipse.ui.handlers.IHandlerService;
import org.wheelhouse.ui.definition.edit.WorkingCopy;

/** The workbench's own actions on the definition of a page, while that is seen. UI thread. */
final class EditActions {

	private final IEditorSite site;
	private final Supplier<Optional<WorkingCopy>> copy;
	private final List<IHandlerActivation> active = new ArrayList<>();
	private final List<Action> actions;

	/** @param finds opens the search */
	EditActions(IEditorSite site, Supplier<Optional<WorkingCopy>> copy, Runnable finds) {
		this.site = site;
		this.copy = copy;
		actions = List.of(
				new Action(IWorkbenchCommandConstants.EDIT_UNDO, edited -> edited.history().canUndo(),
						WorkingCopy::undo),
				new Action(IWorkbenchCommandConstants.EDIT_REDO, edited -> edited.history().canRedo(),
						WorkingCopy::redo),
				new Action(IWorkbenchCommandConstants.FILE_REVERT, WorkingCopy::isDirty, WorkingCopy::revert),
				new Action(IWorkbenchCommandConstants.EDIT_FIND_AND_REPLACE, WorkingCopy::isLoaded, _ -> finds.run()));
	}

	/** The page is seen, or not any more. */
	void seen(boolean now) {
		var service = Objects.requireNonNull(site.getService(IHandlerService.class));
		if (now) {
			actions.forEach(action -> active.add(service.activateHandler(action.command, action)));
		} else {
			service.deactivateHandlers(active);
			active.clear();
		}
		refresh();
	}

	/** Something of the definition has changed. */
	void refresh() {
		if (!active.isEmpty()) {
			actions.forEach(Action::refresh);
		}
	}

	/** One of them. */
	private final class Action extends AbstractHandler {

		private final String command;
		private final Predicate<WorkingCopy> possible;
		private final Consumer<WorkingCopy> run;

		Action(String command, Predicate<WorkingCopy> possible, Consumer<WorkingCopy> run) {
			this.command = command;
			this.possible = possible;
			this.run = run;
		}

		void refresh() {
			setBaseEnabled(copy.get().filter(WorkingCopy::isLoaded).filter(possible).isPresent());
		}

		@Override
		public @Nullable Object execute(@Nullable ExecutionEvent event) {
			copy.get().ifPresent(run);
			return null;
		}
	}
}
