package org.wheelhouse.ui.handlers;

import java.util.Objects;
import java.util.Optional;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.expressions.IEvaluationContext;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.ui.ISources;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.handlers.RegistryToggleState;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.model.live.PciFunction;
import org.wheelhouse.ui.part.ModelThread;
import org.wheelhouse.ui.part.OperationRunner;
import org.wheelhouse.ui.part.PickedElement;

/** The link of the selected network card: checked while it is up. */
public final class LinkHandler extends AbstractHandler {

	private static final String COMMAND = "org.wheelhouse.ui.command.link";

	/** A card of a machine. */
	private record Card(MachineAccess machine, String id) {

		static Optional<Card> of(ISelection selection) {
			var registry = Objects
					.requireNonNull(PlatformUI.getWorkbench().getService(MachineRegistry.class));
			return PickedElement.of(selection)
					.filter(picked -> picked.element() instanceof PciFunction function && NetworkCard.is(function)
							&& NetworkCard.hasName(function))
					.flatMap(picked -> registry.machine(picked.machine().getId())
							.flatMap(access -> picked.deviceId().map(id -> new Card(access, id))));
		}

		boolean isUp() {
			return LinkAction.isUp(machine, id);
		}
	}

	@Override
	public @Nullable Object execute(@Nullable ExecutionEvent event) throws ExecutionException {
		var site = HandlerUtil.getActiveSiteChecked(event);
		var modelThread = Objects.requireNonNull(site.getService(ModelThread.class));
		Card.of(HandlerUtil.getCurrentSelectionChecked(event)).ifPresent(card -> {
			// A click has unchecked the item already; it stays as the link is until that has changed.
			show(card.isUp());
			new LinkAction(new FormOpener(site.getShell(), OperationRunner.of(site), modelThread))
					.set(card.machine(), card.id(), !card.isUp());
		});
		return null;
	}

	/** Enabled when the selection is a network card that can be named. */
	@Override
	public void setEnabled(@Nullable Object context) {
		var card = context instanceof IEvaluationContext evaluated
				&& evaluated.getVariable(ISources.ACTIVE_CURRENT_SELECTION_NAME) instanceof ISelection selection
						? Card.of(selection)
						: Optional.<Card>empty();
		setBaseEnabled(card.isPresent());
		show(card.map(Card::isUp).orElse(true));
	}

	private static void show(boolean up) {
		var state = Objects.requireNonNull(PlatformUI.getWorkbench().getService(ICommandService.class))
				.getCommand(COMMAND).getState(RegistryToggleState.STATE_ID);
		if (state != null && !Boolean.valueOf(up).equals(state.getValue())) {
			state.setValue(up);
		}
	}
}
