package org.wheelhouse.app;

import java.util.Objects;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.IStatusLineManager;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.wheelhouse.ui.handlers.ActiveMachine;
import org.wheelhouse.ui.workbench.MachineCounts;

/** The one window: its size, title and bars. Menus and tools are declared in the UI bundle. */
final class WindowAdvisor extends WorkbenchWindowAdvisor {

	private static final Point FIRST_SIZE = new Point(1600, 1000);

	private final MachineCounts counts = new MachineCounts();

	WindowAdvisor(IWorkbenchWindowConfigurer configurer) {
		super(configurer);
	}

	@Override
	public ActionBarAdvisor createActionBarAdvisor(@Nullable IActionBarConfigurer configurer) {
		return new Bars(Objects.requireNonNull(configurer), counts);
	}

	@Override
	public void preWindowOpen() {
		var configurer = getWindowConfigurer();
		var screen = configurer.getWorkbenchConfigurer().getWorkbench().getDisplay().getPrimaryMonitor()
				.getClientArea();
		configurer
				.setInitialSize(new Point(Math.min(FIRST_SIZE.x, screen.width), Math.min(FIRST_SIZE.y, screen.height)));
		configurer.setShowCoolBar(true);
		configurer.setShowStatusLine(true);
		configurer.setShowPerspectiveBar(false);
		configurer.setTitle(Messages.Application_Name);
	}

	@Override
	public void postWindowOpen() {
		var window = getWindowConfigurer().getWindow();
		counts.follow(window);
		ActiveMachine.follow(window.getWorkbench(), this::title);
	}

	private void title(String machine) {
		getWindowConfigurer()
				.setTitle(machine.isEmpty() ? Messages.Application_Name : NLS.bind(Messages.Window_Title, machine));
	}

	private static final class Bars extends ActionBarAdvisor {

		private final MachineCounts counts;

		Bars(IActionBarConfigurer configurer, MachineCounts counts) {
			super(configurer);
			this.counts = counts;
		}

		@Override
		protected void fillStatusLine(@Nullable IStatusLineManager statusLine) {
			if (statusLine != null) {
				statusLine.add(counts);
			}
		}
	}
}
