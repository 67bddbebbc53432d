package mayday.command.checklist;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at start-up what is wrong with the file, instead of where in our code that was found. */
final class ChecklistFailureAnalyzer extends AbstractFailureAnalyzer<InvalidChecklist> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidChecklist invalid) {
        return new FailureAnalysis(
                String.valueOf(invalid.getMessage()),
                "Put the file right; docs/checklist.md describes it. Without mayday.checklist the built-in list is used.",
                invalid);
    }
}
