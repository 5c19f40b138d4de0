package org.wheelhouse.core.block;

/** What a job can be told, each in some of its states only. */
public enum JobTerms {
	/** Let it wait. */
	PAUSE("pause", "let the job wait"),
	/** Let it go on. */
	RESUME("resume", "let the job go on"),
	/** Let it end what it keeps in step. */
	COMPLETE("complete", "let the disk use what the job has made"),
	/** Let it make what it did count. */
	FINALIZE("finalize", "make what the job did count"),
	/** Forget it, and why it failed. */
	DISMISS("dismiss", "forget the job");

	private final String word;
	private final String purpose;

	JobTerms(String word, String purpose) {
		this.word = word;
		this.purpose = purpose;
	}

	/** QEMU's. */
	String word() {
		return word;
	}

	/** In a few words. */
	String purpose() {
		return purpose;
	}
}
