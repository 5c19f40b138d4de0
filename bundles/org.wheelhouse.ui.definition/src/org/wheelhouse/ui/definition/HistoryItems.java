package org.wheelhouse.ui.definition;

import java.util.Optional;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.emf.common.command.Command;
import org.eclipse.emf.common.command.CommandStack;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.actions.CompoundContributionItem;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;
import org.eclipse.ui.menus.IWorkbenchContribution;
import org.eclipse.ui.services.IServiceLocator;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.definition.edit.WorkingCopy;
import org.wheelhouse.ui.definition.problems.OpenDefinition;
import org.wheelhouse.ui.definition.problems.OpenDefinitions;
import org.wheelhouse.ui.machine.MachineEditor;
import org.wheelhouse.ui.widget.Literal;

/** Undo and Redo in the menu Edit, made anew when it is opened: they name the step of the editor in front. UI thread. */
public final class HistoryItems extends CompoundContributionItem implements IWorkbenchContribution {

	private @Nullable IServiceLocator services;

	@Override
	public void initialize(@Nullable IServiceLocator locator) {
		services = locator;
	}

	@Override
	protected IContributionItem[] getContributionItems() {
		var from = services;
		if (from == null) {
			return new IContributionItem[0];
		}
		var history = history(from);
		return new IContributionItem[]{
				item(from, IWorkbenchCommandConstants.EDIT_UNDO, Messages.Edit_Undo,
						history.filter(CommandStack::canUndo).map(CommandStack::getUndoCommand)),
				item(from, IWorkbenchCommandConstants.EDIT_REDO, Messages.Edit_Redo,
						history.filter(CommandStack::canRedo).map(CommandStack::getRedoCommand))};
	}

	private static Optional<CommandStack> history(IServiceLocator services) {
		var window = services.getService(IWorkbenchWindow.class);
		var page = window == null ? null : window.getActivePage();
		var machine = page != null && page.getActivePart() instanceof MachineEditor editor
				? Adapters.adapt(editor, Machine.class)
				: null;
		return window == null || machine == null
				? Optional.empty()
				: OpenDefinitions.of(window.getWorkbench()).of(machine).map(OpenDefinition::copy)
						.map(WorkingCopy::history);
	}

	/** With the command's own name where there is no step. */
	private static IContributionItem item(IServiceLocator services, String command, String label,
			Optional<Command> step) {
		var parameter = new CommandContributionItemParameter(services, command, command,
				CommandContributionItem.STYLE_PUSH);
		step.ifPresent(next -> parameter.label = Literal.action(NLS.bind(label, next.getLabel())));
		return new CommandContributionItem(parameter);
	}
}
