package org.wheelhouse.producttest;

import java.nio.file.Path;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Keeps a picture of the display as it was when a test failed, in {@code target/failures}. */
final class FailurePicture implements AfterTestExecutionCallback {
	@Override
	public void afterTestExecution(ExtensionContext context) {
		if (context.getExecutionException().isPresent()) {
			String name = context.getRequiredTestClass().getSimpleName() + "-"
					+ context.getRequiredTestMethod().getName();
			System.out.println("picture: " + new Pictures(Path.of("target", "failures")).take(name));
		}
	}
}
