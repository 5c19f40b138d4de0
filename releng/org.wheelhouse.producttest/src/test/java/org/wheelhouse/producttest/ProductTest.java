package org.wheelhouse.producttest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The built product, real QEMU, a real mouse. Each test has a home of its own; what runs from it is ended afterwards. */
@Tag("product")
@ExtendWith(FailurePicture.class)
@Timeout(value = 600, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class ProductTest {
	static final Duration SOON = Duration.ofSeconds(60);
	static final Duration BOOT = Duration.ofSeconds(180);

	private final Settings settings = Settings.fromProperties();
	private TestHome home;
	private Workbench workbench;
	private List<String> errors = List.of();
	WorkbenchDriver person;

	@BeforeEach
	void moveIn() {
		home = new TestHome(settings);
	}

	@AfterEach
	void moveOut() {
		try {
			closeWorkbench();
			assertEquals(List.of(), errors, "errors in the workbench's log");
		} finally {
			home.close();
		}
	}

	TestHome home() {
		return home;
	}

	WidgetInspector eyes() {
		return workbench.eyes();
	}

	Workbench workbench() {
		return workbench;
	}

	void openWorkbench(String... arguments) {
		workbench = new Workbench(new ProductUnderTest(settings), home, arguments);
		person = new WorkbenchDriver(workbench);
	}

	/** Opens the workbench with a machine that it launches, and waits until its guest has booted and counts. */
	Sample openWithSample(String name) {
		return openWith(home.sample(name));
	}

	/** The same with a guest that was saved when it had booted, and counts on. */
	Sample openWithAwake(String name) {
		return openWith(home.awake(name));
	}

	/** The same for a machine that has been defined. */
	Sample openWith(Sample sample) {
		openWorkbench("--define", sample.definition().toString(), "--launch", "--open", sample.name());
		sample.awaitBooted();
		return sample;
	}

	/** Kills the workbench; what it logged before counts. */
	void killWorkbench() {
		workbench.kill();
		closeWorkbench();
		assertEquals(List.of(), errors, "errors in the workbench's log");
	}

	void closeWorkbench() {
		if (workbench != null) {
			workbench.close();
			errors = workbench.errors();
			workbench = null;
		}
	}
}
