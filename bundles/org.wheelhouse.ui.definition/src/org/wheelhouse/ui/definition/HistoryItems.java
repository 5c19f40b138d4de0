package org.wheelhouse.ui.definition;

import java.util.Optional;
import java.util.Set;

import org.eclipse.core.runtime.Adapters;
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
import org.wheelhouse.model.live.DeviceGesture;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.definition.edit.WorkingCopy;
import org.wheelhouse.ui.definition.problems.OpenDefinition;
import org.wheelhouse.ui.definition.problems.OpenDefinitions;
import org.wheelhouse.ui.machine.MachineEditor;
import org.wheelhouse.ui.part.CurrentMachine;
import org.wheelhouse.ui.part.NewestGesture;
import org.wheelhouse.ui.widget.Literal;

/**
 * Undo and Redo in the menu Edit, made anew when it is opened: they name the step of the definition that is edited in front, else
 * what was done last to a device of the current machine. UI thread.
 */
public final class HistoryItems extends CompoundContributionItem implements IWorkbenchContribution {

	/** The pages of the machine editor on which it is edited. */
	private static final Set<String> DEFINITION = Set.of("definition", "source");

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
		var window = from.getService(IWorkbenchWindow.class);
		var history = window == null ? Optional.<CommandStack>empty() : history(window);
		var undone = history.isPresent()
				? history.filter(CommandStack::canUndo).map(steps -> steps.getUndoCommand().getLabel())
				: CurrentMachine.in(from).machine().flatMap(NewestGesture::of).map(DeviceGesture::getLabel);
		return new IContributionItem[]{item(from, IWorkbenchCommandConstants.EDIT_UNDO, Messages.Edit_Undo, undone),
				item(from, IWorkbenchCommandConstants.EDIT_REDO, Messages.Edit_Redo, history
						.filter(CommandStack::canRedo).map(steps -> steps.getRedoCommand().getLabel()))};
	}

	/** Of the definition that is edited in front; empty where Undo is about the machine's devices. */
	private static Optional<CommandStack> history(IWorkbenchWindow window) {
		var page = window.getActivePage();
		var machine = page != null && page.getActivePart() instanceof MachineEditor editor
				&& DEFINITION.contains(editor.front())
						? Adapters.adapt(editor, Machine.class)
						: null;
		return machine == null
				? Optional.empty()
				: OpenDefinitions.of(window.getWorkbench()).of(machine).map(OpenDefinition::copy)
						.map(WorkingCopy::history);
	}

	/** With the command's own name where there is no step. */
	private static IContributionItem item(IServiceLocator services, String command, String label,
			Optional<String> step) {
		var parameter = new CommandContributionItemParameter(services, command, command,
				CommandContributionItem.STYLE_PUSH);
		step.ifPresent(next -> parameter.label = Literal.action(NLS.bind(label, next)));
		return new CommandContributionItem(parameter);
	}
}
