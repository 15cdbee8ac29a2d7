// Home: where the learner stopped, the courses, all labs.

import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { communityShares } from "virtual:language-coverage";
import type { ListedLab, Course, Localised, Session } from "../session/session.ts";
import { courseOf, firstCourse, inOrder, labsOf } from "../session/courses.ts";
import { isDone } from "../work/progress.ts";
import { CourseCard, CourseMap, courseState } from "./course_map.tsx";
import { Icon } from "./icons.tsx";
import { KeepReminder } from "./keep_reminder.tsx";
import { LabList } from "./lab_list.tsx";
import { CouldNotBeHad, lazyPart, Loom } from "./lazy_page.tsx";
import type { OfflinePacksProps } from "./offline_packs.tsx";
import { ProblemList } from "./problem_list.tsx";
import { classLink, courseLink, labLink, studioLink, workLink } from "./route.ts";
import { readLastCourse, readLastLab } from "./settings.ts";
import { useCatalogue, useCourses, useProgress, type AllProgress } from "./site_lists.ts";
import { troubleText } from "./trouble.ts";
import { fallbackOf, isCommunityPack, locales, useSpeech } from "./words.ts";

export function CataloguePage({ session }: { session: Session }) {
  const { t, locale, isReviewed } = useSpeech();
  const [catalogue, retry] = useCatalogue(session);
  const [courses, retryCourses] = useCourses(session);
  const progress = useProgress();
  const [whole, setWhole] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    document.title = `${t("app.name")} · ${t("app.description")}`;
  }, [t]);

  const labs = catalogue.step === "listed" ? catalogue.list.labs : [];
  const listed = courses.step === "listed" ? inOrder(courses.list) : [];
  return (
    <div class="catalogue">
      <div class="hero">
        <div>
          <h1 tabIndex={-1}>{t("catalogue.title")}</h1>
          <p class="lead">{t("catalogue.lead")}</p>
        </div>
        <Glimpse />
      </div>
      {catalogue.step === "loading" && <div class="page-message" aria-busy="true"><div class="loom" /><p>{t("app.loading")}</p></div>}
      {catalogue.step === "failed" && (
        <div class="page-message" role="alert">
          <h2><Icon name="warning" /> {t("catalogue.failed")}</h2>
          <p>{troubleText(catalogue.problems, t)}</p>
          <p class="page-actions"><button type="button" class="button button-run" onClick={retry}>{t("app.retry")}</button></p>
          <ProblemList problems={catalogue.problems} />
        </div>
      )}
      {catalogue.step === "listed" && labs.length === 0 && (
        <div class="page-message"><h2>{t("catalogue.empty")}</h2><p>{t("catalogue.empty.text")}</p></div>
      )}
      {labs.length > 0 && courses.step !== "loading" && (
        <>
          <Continue labs={labs} courses={listed} progress={progress} />
          <KeepReminder labs={progress.size} />
          {courses.step === "failed" && (
            <div class="notice notice-boxed" role="alert">
              <p>{t("home.courses.failed")}</p>
              <button type="button" class="button button-small" onClick={retryCourses}>{t("app.retry")}</button>
            </div>
          )}
          {listed.length > 0 && (
            <section class="track" aria-labelledby="courses-title">
              <h2 id="courses-title" class="track-title">{t("home.courses")}</h2>
              <p class="track-text">{t("home.courses.text")}</p>
              <ul class="cards cards-courses">
                {listed.map((course, place) => <CourseCard key={course.id} place={place} course={course} labs={labs} progress={progress} />)}
              </ul>
            </section>
          )}
          <LabList labs={labs} progress={progress} whole={whole} />
          <section class="track offline" aria-labelledby="offline-title">
            <h2 id="offline-title" class="track-title">{t("packs.title")}</h2>
            <p class="offline-lead">{t("packs.lead")}</p>
            <LazyPacks session={session} labs={labs} onWhole={setWhole} />
          </section>
        </>
      )}
      <footer class="foot">
        <p><Icon name="saved" /> {t("home.private")} <a href={workLink}>{t("app.my-work")}</a></p>
        <p>{t("catalogue.footer")}</p>
        <p><a href={classLink}>{t("catalogue.class")}</a></p>
        <p><a href={studioLink}>{t("catalogue.studio")}</a></p>
        <p><a href="./guide/" hreflang="en">{t("catalogue.authors")}</a></p>
        {isCommunityPack(locale) && <Partly />}
        {!isReviewed && <p>{t("app.unreviewed")}</p>}
      </footer>
    </div>
  );
}

/** Of a community pack: how much of the page it has, and what stands in for the rest. */
function Partly() {
  const { t, locale, percent } = useSpeech();
  const other = locales[fallbackOf(locale) ?? "en"].name;
  return <p>{t("app.language.partly", { language: locales[locale].name, share: percent(communityShares[locale] ?? 0), other })}</p>;
}

/** The lab that was open last or, once that is done, the next one of its course. */
function Continue({ labs, courses, progress }: { labs: readonly ListedLab[]; courses: readonly Course[]; progress: AllProgress }) {
  const { t, pick } = useSpeech();
  const last = labs.find(({ id }) => id === readLastLab());
  if (last === undefined) return <NewHere courses={courses} labs={labs} progress={progress} />;
  const course = courseOf(last.id, courses, readLastCourse());
  const state = course === undefined ? undefined : courseState({ course, labs, progress });
  const lab = isDone(progress.get(last.id)) ? state?.next : last;
  if (lab === undefined) return null;
  const courseTitle = course === undefined ? undefined : pick(course.title);
  return (
    <Onward href={labLink(lab.id)} label={t("catalogue.continue")} title={lab.title}>
      {course !== undefined && state !== undefined && courseTitle !== undefined && (
        <>
          <span lang={courseTitle.lang}>{courseTitle.text}</span>
          <CourseMap course={course} labs={labs} progress={progress} />
          <span>{t("course.done", { done: state.done, count: state.taken.length })}</span>
        </>
      )}
    </Onward>
  );
}

function NewHere({ labs, courses, progress }: { labs: readonly ListedLab[]; courses: readonly Course[]; progress: AllProgress }) {
  const { t } = useSpeech();
  const course = firstCourse(courses);
  if (course === undefined) return null;
  return (
    <Onward href={courseLink(course.id)} label={t("home.new")} title={course.title}>
      <CourseMap course={course} labs={labs} progress={progress} />
      <span>{t("course.labs", { count: labsOf(course, { labs }).length })}</span>
    </Onward>
  );
}

/** Where to go from here; `children` tell of the course. */
function Onward({ href, label, title, children }: { href: string; label: string; title: Localised; children: ComponentChildren }) {
  const { text, lang } = useSpeech().pick(title);
  return (
    <a class="continue" href={href}>
      <span class="continue-icon"><Icon name="run" /></span>
      <span class="continue-words">
        <span class="continue-label">{label}</span>
        <span class="continue-title" lang={lang}>{text}</span>
        {children !== false && <span class="continue-course">{children}</span>}
      </span>
    </a>
  );
}

/** Fetched once the list stands. */
const LazyPacks = lazyPart<OfflinePacksProps>(async () => (await import("./offline_packs.tsx")).OfflinePacks, { loading: Loom, failed: CouldNotBeHad });

/** What a lab looks like, for the eye only: a few lines of code and their verdict. */
function Glimpse() {
  const { t } = useSpeech();
  return (
    <div class="glimpse" aria-hidden="true">
      <pre class="glimpse-code" translate={false}>
        <b>def</b> <i>lvg_tax</i>(price):{"\n"}
        {"    "}<b>if</b> price &lt;= <u>50_000</u>:{"\n"}
        {"        "}<b>return</b> price * <u>10</u> // <u>100</u>{"\n"}
        {"    "}<b>return</b> <u>0</u>
      </pre>
      <p class="glimpse-result"><span class="check-icon"><Icon name="check" /></span> {t("results.passed")} <span class="points">{t("report.cases", { passed: 6, count: 6 })}</span></p>
    </div>
  );
}
