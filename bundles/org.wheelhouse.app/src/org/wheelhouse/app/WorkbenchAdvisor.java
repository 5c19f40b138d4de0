package org.wheelhouse.app;

import java.nio.file.Path;
import java.util.Objects;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.wheelhouse.ui.part.OperationRunner;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.workbench.ClosingQuestion;
import org.wheelhouse.ui.workbench.LoopPulse;
import org.wheelhouse.ui.workbench.StartArguments;
import org.wheelhouse.ui.workbench.StartFailed;
import org.wheelhouse.ui.workbench.WorkbenchServices;

/** The life of the workbench: services before the first window, the gestures of the command line, the question at closing. */
final class WorkbenchAdvisor extends org.eclipse.ui.application.WorkbenchAdvisor {

	private final StartArguments arguments;
	private final Path socket;
	private @Nullable WorkbenchServices services;
	private boolean answered;

	/** @param socket where later starts give what they are asked for */
	WorkbenchAdvisor(StartArguments arguments, Path socket) {
		this.arguments = arguments;
		this.socket = socket;
	}

	@Override
	public String getInitialWindowPerspectiveId() {
		return MachinesPerspective.ID;
	}

	@Override
	public void initialize(@Nullable IWorkbenchConfigurer configurer) {
		super.initialize(configurer);
		if (configurer != null) {
			configurer.setSaveAndRestore(true);
		}
	}

	@Override
	public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(@Nullable IWorkbenchWindowConfigurer configurer) {
		return new WindowAdvisor(Objects.requireNonNull(configurer));
	}

	@Override
	public boolean openWindows() {
		try {
			services = WorkbenchServices.open(getWorkbenchConfigurer().getWorkbench());
		} catch (StartFailed e) {
			MessageDialog.openError(null, Messages.Application_Name,
					Literal.label(String.valueOf(e.getMessage())));
			return false;
		}
		try (var _ = LoopPulse.open(getWorkbenchConfigurer().getWorkbench().getDisplay())) {
			return super.openWindows();
		}
	}

	@Override
	public void postStartup() {
		var window = window();
		var opened = services;
		if (window != null && opened != null) {
			opened.begin(arguments, window, socket);
		}
	}

	@Override
	public boolean preShutdown() {
		var window = window();
		var opened = services;
		return answered || window == null || opened == null || mayClose(window, opened.closingQuestion());
	}

	@Override
	public void postShutdown() {
		if (services != null) {
			services.close();
		}
	}

	/** Whether the workbench may close at once; else it closes by itself when the answer has been carried out. */
	private boolean mayClose(IWorkbenchWindow window, ClosingQuestion question) {
		var answer = question.ask(window.getShell());
		return switch (answer) {
			case LEAVE_RUNNING -> true;
			case STAY -> false;
			case POWER_DOWN, CUT -> {
				question.carryOut(answer, OperationRunner.of(window)).thenRun(() -> {
					answered = true;
					window.getWorkbench().close();
				});
				yield false;
			}
		};
	}

	private @Nullable IWorkbenchWindow window() {
		var windows = getWorkbenchConfigurer().getWorkbench().getWorkbenchWindows();
		return windows.length == 0 ? null : windows[0];
	}
}
